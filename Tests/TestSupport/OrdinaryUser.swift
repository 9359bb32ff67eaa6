package import Foundation

/// Who runs heft in a test: whoever runs the tests, or, where that is root, a user without privileges too.
package struct OrdinaryUser: Sendable, CustomStringConvertible {
  /// What is put before a command so that this user runs it.
  let prefix: [String]
  package let description: String
  /// An interpreter that the user may run.
  package let python: String

  /// Those that there are here.
  package static let all: [OrdinaryUser] = {
    let pythons = Pythons.all.map(\.path) + ["/usr/bin/python3"]
    func user(_ name: String, _ prefix: [String]) -> OrdinaryUser? {
      let command = prefix + [HeftProcess.executable.path()]
      let python = pythons.first { succeeds(command + ["size", "[1]", "--python", $0]) }
      return python.map { OrdinaryUser(prefix: prefix, description: name, python: $0) }
    }
    guard geteuid() == 0 else { return [user("an ordinary user", [])].compactMap { $0 } }
    let nobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let found = [user("root", []), user("an ordinary user", nobody)].compactMap { $0 }
    print("heft is run as: \(found.map(\.description).joined(separator: ", "))")
    return found
  }()

  /// The last one is no root, unless there is none.
  package static var leastPrivileged: OrdinaryUser? {
    all.last { !$0.prefix.isEmpty || geteuid() != 0 }
  }

  /// A heft of this user's that was not started yet; what it keeps lies in a folder that the user owns.
  package func heft(_ arguments: [String], in folder: TemporaryFolder) -> Process {
    if !prefix.isEmpty { chown(folder.path, 65534, 65534) }
    let command = prefix + [HeftProcess.executable.path()] + arguments + ["--python", python]
    return Self.process(command, in: folder.path)
  }

  private static func process(_ command: [String], in folder: String) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        "HEFT_DATA": folder, "HEFT_CACHE": folder, "XDG_CONFIG_HOME": folder, "HOME": folder,
        "SWIFT_BACKTRACE": "enable=no", "COLUMNS": "100", "TMPDIR": "/tmp",
      ]) { _, last in last }
    process.currentDirectoryURL = URL(filePath: "/")
    return process
  }

  private static func succeeds(_ command: [String]) -> Bool {
    let process = process(command, in: "/tmp/heft-test-of-users")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
