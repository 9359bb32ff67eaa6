internal import Glibc
internal import System

/// A folder from which programs are run: nobody else may write to it, or what runs would be theirs.
enum ProgramFolder {
  /// Whether a folder is there, belongs to this user, and can be written by nobody else; what others may
  /// read of it is closed to them.
  static func isSafe(_ path: String) -> Bool {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR, facts.st_uid == geteuid(),
      facts.st_mode & (S_IWGRP | S_IWOTH) == 0
    else { return false }
    return facts.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0
  }

  /// Makes the folder where there is none; false where it is not safe.
  static func make(_ path: String) -> Bool {
    if access(path, F_OK) != 0 {
      try? PrivateFolder.make(path, isOwn: true)
    }
    return isSafe(path)
  }
}
