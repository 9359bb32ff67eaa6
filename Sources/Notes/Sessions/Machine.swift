import Basics
import FoundationEssentials
import Instruments
package import Journaling

extension Event.SessionStarted {
  /// A session that starts here and now.
  ///
  /// - Parameter resumes: the session that it goes on with.
  package static func here(resumes: SessionID? = nil) -> Event.SessionStarted {
    Event.SessionStarted(
      heft: HeftVersion.current, machine: .here,
      directory: FileManager.default.currentDirectoryPath, resumes: resumes)
  }
}

extension MachineDescription {
  /// This machine, as its own files describe it; what they do not say is nil.
  package static var here: MachineDescription {
    let release = fields(of: "/etc/os-release", separator: "=")
    let processor = fields(of: "/proc/cpuinfo", separator: ":")["model name"]
    let memory = fields(of: "/proc/meminfo", separator: ":")["MemTotal"]
      .flatMap { $0.split(separator: " ").first }.flatMap { Int($0) }
    let kernel = FileManager.default.contents(atPath: "/proc/sys/kernel/osrelease")
      .map { String(decoding: $0, as: UTF8.self).filter { !$0.isNewline } }
    return MachineDescription(
      system: release["PRETTY_NAME"] ?? "Linux", kernel: kernel.map { "Linux \($0)" },
      architecture: architecture, processor: processor,
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: memory.map { ByteCount($0 * 1024) })
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "unknown"
    #endif
  }

  private static func fields(of path: String, separator: Character) -> [String: String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [:] }
    var result: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let strip: (Substring) -> String = { part in
        String(
          part.drop { $0 == " " || $0 == "\t" || $0 == "\"" }.reversed()
            .drop { $0 == " " || $0 == "\t" || $0 == "\"" }.reversed())
      }
      let name = strip(parts[0])
      if result[name] == nil { result[name] = strip(parts[1]) }
    }
    return result
  }
}
