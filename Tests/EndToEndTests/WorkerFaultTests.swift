import Foundation
import TestSupport
import Testing

/// Everything that code can do to its process, typed into a shell that has to go on afterwards.
@Suite(.serialized) struct WorkerFaultTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    var name: String
    var code: String
    /// How the one sentence begins.
    var says: String
    /// Entered first.
    var settings = ""

    var testDescription: String { name }
  }

  /// Each ends by itself, or is held by a budget that heft is asked for first, so that a fault that heft
  /// does not master costs the machine nothing.
  static let faults = [
    Fault(
      name: "raises", code: "def halve(x):\n    return x / 0\n\nhalve(1)",
      says: "ZeroDivisionError: division by zero."),
    Fault(
      name: "segmentation fault", code: "import ctypes\nctypes.string_at(0)",
      says: "The code's process was ended by a segmentation fault (SIGSEGV)."),
    Fault(
      name: "os._exit", code: "import os\nos._exit(3)",
      says: "The code ended its process with exit code 3."),
    Fault(
      name: "sys.exit", code: "import sys\nsys.exit(4)", says: "The code asked to exit with code 4."
    ),
    Fault(
      name: "eats all memory",
      code: """
        def eat():
            held = []
            for _ in range(4000): held.append(bytearray(10 ** 6))

        eat()
        """,
      says: "The code needed more than its 300 MB of memory.", settings: "set memory 300 MB"),
    Fault(
      name: "loops for ever", code: "while True: pass",
      says: "The code ran longer than 1.00 s and was stopped.", settings: "set time 1"),
    Fault(
      name: "floods its output", code: "for i in range(100_000): print('flood', i)",
      says: "The code printed more than 2.00 kB and was stopped.", settings: "set output 2 kB"),
    Fault(
      name: "starts too many processes",
      code: """
        import os, time
        for _ in range(100):
            if os.fork() == 0:
                time.sleep(20)
                os._exit(0)

        time.sleep(20)
        """, says: "The code started more than 64 processes; they were all stopped."),
    Fault(
      name: "infinite recursion", code: "def f(): return f()\n\nf()",
      says: "RecursionError: maximum recursion depth exceeded"),
    Fault(
      name: "closes every descriptor", code: "import os\nos.closerange(3, 1024)",
      says: "The code closed the descriptor that its process answers on."),
  ]

  /// A process that code started in the background is heft's child once its worker has ended. Whoever is
  /// killed takes a moment to end, so the next session waits for that, and the one after looks.
  @Test func whatCodeStartedLeavesNoZombie() throws {
    let states = """
      import os, time
      def states():
          found = []
          for process in filter(str.isdigit, os.listdir("/proc")):
              try:
                  with open(f"/proc/{process}/stat") as file:
                      name, rest = file.read().rsplit(")", 1)
              except OSError:
                  continue
              state, parent = rest.split()[:2]
              if name.endswith("(sleep") and parent == str(os.getppid()):
                  found.append(state)
          return found

      """
    let heft = try HeftProcess.run(
      [],
      input: """
        import subprocess
        subprocess.Popen(["sh", "-c", "for i in 1 2 3 4 5 6 7 8; do sleep 600 & setsid sleep 600 & done"]).wait()
        reset
        \(states)
        while set(states()) - {"Z"}: time.sleep(0.05)

        reset
        \(states)
        states()
        """)
    #expect(heft.output.hasSuffix("\n[]\n"), "\(heft.output)\(heft.errors)")
  }

  @Test(arguments: faults)
  func aFaultGetsOneSentenceAndTheSessionGoesOn(_ fault: Fault) throws {
    let heft = try HeftProcess.run(
      [], input: "\(fault.settings)\nkept = [1, 2, 3]\n\(fault.code)\n\nsize kept\n")
    #expect(heft.exitCode == 1)
    #expect(heft.errors.hasPrefix(fault.says), "\(heft.errors)")
    #expect(heft.errors.components(separatedBy: fault.says).count == 2, "said once")
    #expect(heft.output.contains("list of 3 int"), "\(heft.output.suffix(500))")
    #expect(heft.output.contains("shallow"))
    for inside in ["<heft>", "<frozen", "session.py", "measuring.py", "Traceback", "SystemExit"] {
      #expect(!heft.errors.contains(inside), "\(heft.errors)")
    }
  }

  @Test func memoryThatTheSessionGoesOnHoldingIsNotBlamedOnTheNextLine() throws {
    let heft = try HeftProcess.run(
      [],
      input: """
        set memory 300 MB
        held = []
        for _ in range(4000): held.append(bytearray(10 ** 6))

        size [1, 2, 3]

        """)
    #expect(heft.errors.hasPrefix("The code needed more than its 300 MB of memory."))
    #expect(heft.output.contains("list of 3 int"))
    #expect(!heft.output.contains("needed more than"))
  }

  // What a session answers on lies above these, so that code which tidies up like a daemon hurts nobody.
  @Test func closingTheUsualDescriptorsIsNoFault() throws {
    let heft = try HeftProcess.run(
      [], input: "import os\nos.closerange(3, 256)\nsize [1, 2, 3]\n")
    #expect(heft.exitCode == 0, "\(heft.errors)")
    #expect(heft.errors.isEmpty)
    #expect(heft.output.contains("list of 3 int"))
  }

  @Test func aFloodIsCutAtItsBudget() throws {
    let heft = try HeftProcess.run(
      [], input: "x = 1\nset output 2 kB\nfor i in range(100_000): print('flood', i)\n\n")
    #expect(heft.output.utf8.count < 5_000)
  }

  @Test func aTracebackHoldsTheLearnersLinesAndNoOthers() throws {
    let heft = try HeftProcess.run(
      [],
      input: """
        import json
        def load(text):
            return json.loads(text)

        load('{')

        """)
    #expect(heft.errors.contains("heft[3], line 1\n        load('{')"), "\(heft.errors)")
    #expect(heft.errors.contains("return json.loads(text)"))
    #expect(!heft.errors.contains("decoder.py"))
  }

  @Test func aFaultInAComparisonNamesItsVariant() throws {
    let heft = try HeftProcess.run(["compare", "[1]", "[][0]"])
    #expect(heft.exitCode == 1)
    #expect(heft.errors.contains("IndexError"))
    #expect(heft.errors.contains("optimized"))
    #expect(heft.output.isEmpty)
  }
}
