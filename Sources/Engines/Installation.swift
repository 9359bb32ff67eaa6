internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// Where heft's own files lie: beside the executable, under a prefix, or in a build folder.
package struct Installation: Sendable {
  private let executable: String
  private let environment: [String: String]

  /// Looks from an executable; from the running one by default. Never from the current folder, which may
  /// be anybody's.
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
    return ["\(folder)/libheftprobe.so", "\(parent(folder))/lib/heft/libheftprobe.so"]
      .first(where: isFile)
  }

  /// The course's folder; nil where there is none. `HEFT_LESSONS` decides where it is set.
  ///
  /// Else it is the installed one, or that of the source tree in which the executable was built.
  package var lessons: String? {
    if let named = environment["HEFT_LESSONS"], !named.isEmpty {
      return isFile("\(named)/course.yaml") ? named : nil
    }
    let folder = parent(executable)
    var candidates = ["\(parent(folder))/share/heft/lessons", "\(folder)/lessons"]
    if let build = executable.firstRange(of: "/.build/") {
      candidates.append("\(executable[..<build.lowerBound])/lessons")
    }
    return candidates.first { isFile("\($0)/course.yaml") }
  }

  private func isFile(_ path: String) -> Bool {
    access(path, R_OK) == 0
  }

  private func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The file that this code is in: the program, or the bundle of tests that a program of the toolchain
  /// has loaded.
  private static var runningExecutable: String {
    if let image = heft_image_path().map({ String(cString: $0) }), image.hasPrefix("/") {
      return resolved(image)
    }
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? heft_program_path().map { resolved(String(cString: $0)) } ?? ""
  }

  private static func resolved(_ path: String) -> String {
    guard path.contains("/"), let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
