internal import FoundationEssentials
internal import Glibc

/// Where heft's own files lie: beside the executable, under a prefix, or in a build folder.
package struct Installation: Sendable {
  private let executable: String
  private let environment: [String: String]

  /// Looks from an executable; from the running one by default.
  package init(
    executable: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.executable = executable ?? Self.runningExecutable
    self.environment = environment
  }

  /// The probe's library; nil where there is none. `HEFT_PROBE` decides where it is set, and
  /// `none` says to work without one.
  package var probe: String? {
    if let named = environment["HEFT_PROBE"] {
      return isFile(named) ? named : nil
    }
    let folder = parent(executable)
    var candidates = ["\(folder)/libheftprobe.so", "\(parent(folder))/lib/heft/libheftprobe.so"]
    // A test bundle runs from within the toolchain or from a build folder: look upwards for one.
    for start in [folder, FileManager.default.currentDirectoryPath] {
      var above = start
      while above.count > 1 {
        candidates += ["debug", "release"].map { "\(above)/.build/\($0)/libheftprobe.so" }
        above = parent(above)
      }
    }
    return candidates.first(where: isFile)
  }

  /// The course's folder; nil where there is none. `HEFT_LESSONS` decides where it is set.
  ///
  /// Else it is the installed one, or that of the source tree in which the executable was built.
  package var lessons: String? {
    if let named = environment["HEFT_LESSONS"], !named.isEmpty {
      return isFile("\(named)/course.yaml") ? named : nil
    }
    let folder = parent(executable)
    var candidates = ["\(parent(folder))/share/heft/lessons"]
    var above = folder
    while above.count > 1 {
      candidates.append("\(above)/lessons")
      above = parent(above)
    }
    return candidates.first { isFile("\($0)/course.yaml") }
  }

  private func isFile(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  private func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static var runningExecutable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  }
}
