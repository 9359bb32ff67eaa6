internal import Foundation

/// A user without rights beyond his own, and a copy of heft that he can read.
///
/// Who runs the tests as root gets `nobody`; anybody else is ordinary himself.
package final class OrdinaryInstallation {
  private let folder = TemporaryFolder()
  /// What runs heft as this user: HeftProcess's `prefix`.
  package let prefix: [String]
  /// His home.
  package var home: String { folder.url.appending(path: "home").path() }

  /// Copies heft with its probe and the course; nil where that copy cannot be run by him, or he finds no Python.
  package init?() {
    let program = folder.url.appending(path: "bin/heft")
    let isRoot = getuid() == 0
    let become =
      ["/usr/bin/setpriv", "/bin/setpriv"].first(where: FileManager.default.isExecutableFile)
    if isRoot, become == nil { return nil }
    prefix =
      (isRoot ? [become ?? ""] + ["--reuid=65534", "--regid=65534", "--clear-groups"] : [])
      + [program.path()]
    do {
      for name in ["bin", "home"] {
        try FileManager.default.createDirectory(
          at: folder.url.appending(path: name), withIntermediateDirectories: true)
      }
      for name in ["heft", "libheftprobe.so"] {
        try FileManager.default.copyItem(
          at: HeftProcess.buildFolder.appending(path: name),
          to: folder.url.appending(path: "bin/\(name)"))
      }
      try FileManager.default.copyItem(
        at: ShippedLessons.folder, to: folder.url.appending(path: "bin/lessons"))
    } catch {
      return nil
    }
    chmod(folder.path, 0o755)
    if isRoot { chown(home, 65534, 65534) }
    guard (try? runs(["--version"])) == true, (try? runs(["size", "[1]"])) == true else {
      return nil
    }
  }

  /// Runs heft as this user, who has a home and no settings, in a folder.
  package func run(
    _ arguments: [String], input: String = "", in directory: String,
    environment: [String: String] = [:]
  ) throws -> HeftProcess {
    var own = [
      "HOME": home, "HEFT_DATA": "", "HEFT_CACHE": "", "HEFT_LESSONS": "", "HEFT_PACKAGES": "",
      "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "PYENV_ROOT": "",
      "PYTHONPATH": "",
    ]
    own.merge(environment) { _, last in last }
    return try HeftProcess.run(
      arguments, input: input, environment: own, directory: directory, prefix: prefix)
  }

  private func runs(_ arguments: [String]) throws -> Bool {
    try run(arguments, in: "/").exitCode == 0
  }
}
