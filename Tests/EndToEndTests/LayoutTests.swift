import Foundation
import TestSupport
import Testing

/// `layout` on every interpreter found, held against records that a person has looked at.
///
/// `HEFT_RECORD=1` writes the records anew, and the tests fail all the same.
@Suite(.serialized) struct LayoutTests {
  /// What is mapped, after the code that it needs.
  private static let script = """
    import array
    class Plain:
        def __init__(self):
            self.x, self.y, self.name = 1, 2.5, "point"

    class Slotted:
        __slots__ = "x", "y"
        def __init__(self):
            self.x = 1

    class Both(Slotted):
        pass

    several = [Plain() for _ in range(100)]
    touched = Plain()
    touched.__dict__ and None
    layout 2**40
    layout 7
    layout True
    layout 1.5
    layout "n" * 5
    layout chr(946) * 2
    layout b"some bytes"
    layout bytearray(b"some bytes")
    layout [i for i in range(3)]
    layout list(range(1000))
    layout (1, 2)
    layout {"a": 1}
    layout {1: 2}
    layout {1, 2}
    layout Plain()
    layout touched
    layout Slotted()
    layout Both()
    layout array.array("i", [1])

    """

  @Test(arguments: Pythons.all)
  func everyBlockIsMappedAsRecorded(on python: Pythons.Found) throws {
    let heft = try HeftProcess.run(
      [], input: "engine \(python.path)\n" + Self.script, environment: ["COLUMNS": "80"])
    #expect(heft.exitCode == 0, "\(heft.errors)")
    let text = heft.output.replacing(#/ *CPython 3\.\d+\.\d+/#, with: "")
    try Golden.compare(text, with: "layout-\(python.version).txt")
  }

  @Test("F5 An object whose structure has no ob_size shows none", arguments: Pythons.all)
  func nothingIsCalledACountThatIsNone(_ python: Pythons.Found) throws {
    let setup = "import sys\nasync def c(): pass\nasync def a(): yield 1"
    for code in ["(x for x in 'ab')", "c()", "a()", "sys._getframe()"] {
      let heft = try HeftProcess.run(
        ["layout", code, "--setup", setup, "--python", python.path, "--json"])
      #expect(heft.exitCode == 0, "\(code): \(heft.errors)")
      // Until 3.10 a frame counts its slots there, as its header of then says.
      let counts = heft.output.contains("\"ob_size\"")
      #expect(
        !counts || code.hasPrefix("sys") && ["3.9", "3.10"].contains(python.version), "\(code)")
    }
    let counted = try HeftProcess.run(["layout", "(1, 2)", "--python", python.path, "--json"])
    #expect(counted.output.contains("\"ob_size\""))
  }

  @Test func whatCannotBeMappedIsSaid() throws {
    let heft = try HeftProcess.run(["layout", "1 +"])
    #expect(heft.exitCode == 2)
    let without = try HeftProcess.run(
      ["layout", "[1]"], environment: ["HEFT_PROBE": "/nowhere/libheftprobe.so"])
    #expect(without.exitCode == 1)
    #expect(without.errors.contains("cannot be mapped"), "\(without.errors)")
  }
}
