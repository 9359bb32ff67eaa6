import Foundation

/// The structures that heft and a stand-alone counter both weigh: `Fixtures/structures.swift`.
struct StructureList {
  struct Structure {
    var name: String
    var code: String
  }

  /// What all of them need.
  var setup: String
  var structures: [Structure]
  /// What `n` is in them.
  static let n = 1000

  init() throws {
    let text = try String(contentsOfFile: Self.fixture("structures.swift"), encoding: .utf8)
    var parts = text.components(separatedBy: "\n// == ")
    setup = parts.removeFirst()
    structures = parts.map { part in
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      let code = part[end...].trimmingCharacters(in: .whitespacesAndNewlines)
      return Structure(name: String(part[..<end]), code: code)
    }
  }

  static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name)").path
  }

  /// A program that builds the structure its argument names, once to warm up and once between marks.
  var program: String {
    let builders = structures.enumerated().map { index, structure in
      var lines = structure.code.components(separatedBy: "\n")
      // The last line that begins a statement: all structures end in an expression of one line.
      lines[lines.count - 1] = "return " + lines[lines.count - 1]
      return "  case \(index): measure {\n\(lines.joined(separator: "\n"))\n  }"
    }
    return """
      import Glibc
      \(setup)
      let n = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2])! : 0
      @_optimize(none) func measure<T>(_ build: () -> T) {
        let box = UnsafeMutablePointer<T>.allocate(capacity: 1)
        for _ in 0..<3 {
          usleep(0)
          box.initialize(to: build())
          usleep(0)
          box.deinitialize(count: 1)
        }
      }
      switch Int(CommandLine.arguments[1])! {
      \(builders.joined(separator: "\n"))
      default: break
      }
      """
  }
}
