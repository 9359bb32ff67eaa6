internal import Glibc

/// How many descriptors may be open here, and where the worker's own lie among them.
enum OpenFiles {
  /// The fewest with which a worker can be started.
  static let least = 64

  /// The limit, raised as far as that is allowed where it is low.
  static let allowed: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    if limit.rlim_cur < 512, limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = min(1024, limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return Int(clamping: limit.rlim_cur)
  }()

  /// The first of the descriptors that heft gives a worker: above what `os.closerange(3, 256)` reaches,
  /// or as high as can be. Some room above it is needed to put them there, and for copies.
  static let firstGiven = CInt(max(8, min(300, allowed - 24)))

  /// Whether a worker can be started at all.
  static func check(for path: String) throws(EngineError) {
    guard allowed < least else { return }
    throw .limited(
      path: path,
      reason: "only \(allowed) files may be open at once, and a worker needs \(least)",
      hint: "Allow more: `ulimit -n 1024`.")
  }
}
