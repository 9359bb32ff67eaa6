internal import Glibc

/// What stands where a file is to be written.
package struct Place: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    case nothing
    /// A plain file of that many bytes.
    case file(size: Int)
    /// A terminal, a pipe, or another device that takes bytes one after the other.
    case stream
    /// A descriptor of this process: `/dev/stdout`, `/proc/self/fd/1`.
    case descriptor(Int32)
    case folder, socket, disk
  }

  package let kind: Kind
  /// Where it is, behind all symbolic links.
  let path: String
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  let links: Int

  /// Looks at a path; links are followed, also one whose target is still to be made.
  package init(_ path: String) throws(SystemError) {
    var path = path
    var status = stat()
    for _ in 0..<40 {
      if let number = Self.ownDescriptor(path) {
        self.init(.descriptor(number), path, stat())
        return
      }
      guard lstat(path, &status) == 0 else {
        guard errno == ENOENT else { throw .last }
        self.init(.nothing, path, stat())
        return
      }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        self.init(Self.kind(of: status), path, status)
        return
      }
      // A link within /proc leads to what has no name, such as a pipe.
      if Self.isInProc(path), stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
        self.init(.stream, path, status)
        return
      }
      path = try Self.target(of: path)
    }
    throw SystemError(code: ELOOP)
  }

  private init(_ kind: Kind, _ path: String, _ status: stat) {
    self.kind = kind
    self.path = path
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    links = Int(status.st_nlink)
  }

  private static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFSOCK: .socket
    case S_IFBLK: .disk
    default: .stream
    }
  }

  /// The number of a descriptor of this process that a path names; nil for every other path.
  private static func ownDescriptor(_ path: String) -> Int32? {
    guard let slash = path.lastIndex(of: "/"),
      let number = Int32(path[path.index(after: slash)...]),
      number >= 0, let folder = real(String(path[..<slash]))
    else { return nil }
    let own = "/proc/\(getpid())/"
    return folder == own + "fd" || folder.hasPrefix(own + "task/") && folder.hasSuffix("/fd")
      ? number : nil
  }

  private static func isInProc(_ path: String) -> Bool {
    real(folder(of: path))?.hasPrefix("/proc/") == true
  }

  private static func target(of link: String) throws(SystemError) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink(link, $0, bytes.count) } ?? -1
    }
    guard count >= 0 else { throw .last }
    let target = String(decoding: buffer.prefix(count), as: UTF8.self)
    return target.hasPrefix("/") ? target : "\(folder(of: link))/\(target)"
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path.isEmpty ? "/" : path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// The folder that a path's last part stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
