internal import Basics
internal import Glibc

/// A limit that was set on this process from outside, and that its workers inherit.
struct OwnLimit {
  private let resource: __rlimit_resource_t
  /// How a shell names it.
  let name: String

  /// Bytes of address space.
  static let addressSpace = OwnLimit(RLIMIT_AS, "ulimit -v")
  /// Bytes of private writable memory.
  static let data = OwnLimit(RLIMIT_DATA, "ulimit -d")
  /// Bytes of one file.
  static let fileSize = OwnLimit(RLIMIT_FSIZE, "ulimit -f")
  /// Seconds of processor time.
  static let processorTime = OwnLimit(RLIMIT_CPU, "ulimit -t")

  private init(_ resource: __rlimit_resource, _ name: String) {
    self.resource = __rlimit_resource_t(resource.rawValue)
    self.name = name
  }

  /// What it is; nil where there is none.
  var value: Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < UInt64(Int.max) else { return nil }
    return Int(limit.rlim_cur)
  }

  /// The seconds of processor time that one process may take, where those that have ended took as many: then
  /// it was this limit that ended one of them.
  static var spentProcessorTime: Int? {
    guard let limit = processorTime.value else { return nil }
    var usage = rusage()
    guard getrusage(RUSAGE_CHILDREN.rawValue, &usage) == 0 else { return nil }
    let spent = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return spent + 1 >= limit ? limit : nil
  }
}
