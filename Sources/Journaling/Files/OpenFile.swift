/// An open descriptor, closed when its owner goes; the calls below begin again after a signal.
package struct OpenFile: ~Copyable, Sendable {
  private let descriptor: Int32
  private let fileSystem: any FileSystem

  private init(descriptor: Int32, fileSystem: any FileSystem) {
    self.descriptor = descriptor
    self.fileSystem = fileSystem
  }

  deinit { fileSystem.close(descriptor) }

  /// Creates a file that must not exist yet.
  package static func create(
    _ path: String, in fileSystem: any FileSystem
  ) throws(SystemError) -> OpenFile {
    let descriptor = try uninterrupted { () throws(SystemError) in try fileSystem.create(path) }
    return OpenFile(descriptor: descriptor, fileSystem: fileSystem)
  }

  /// Opens a file or a directory for reading.
  package static func open(
    _ path: String, in fileSystem: any FileSystem
  ) throws(SystemError) -> OpenFile {
    let descriptor = try uninterrupted { () throws(SystemError) in try fileSystem.open(path) }
    return OpenFile(descriptor: descriptor, fileSystem: fileSystem)
  }

  /// Appends all bytes, however many calls it takes.
  package func append(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = try uninterrupted { () throws(SystemError) in
        try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) in
          let rest = UnsafeBufferPointer(rebasing: buffer[done...])
          return try fileSystem.write(descriptor, UnsafeRawBufferPointer(rest))
        }
      }
      done += count
    }
  }

  /// Reads up to that many bytes; empty at the end.
  package func read(atMost count: Int) throws(SystemError) -> [UInt8] {
    try read(count) { bytes throws(SystemError) in try fileSystem.read(descriptor, into: bytes) }
  }

  /// Reads that many bytes from a place in the file; fewer where it ends before.
  package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var found: [UInt8] = []
    while found.count < count {
      let next = try read(count - found.count) { bytes throws(SystemError) in
        try fileSystem.read(descriptor, at: offset + found.count, into: bytes)
      }
      if next.isEmpty { break }
      found = found.isEmpty ? next : found + next
    }
    return found
  }

  private func read(
    _ count: Int, by call: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) -> [UInt8] {
    try uninterrupted { () throws(SystemError) in
      var failure: SystemError?
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        do throws(SystemError) {
          filled = try call(UnsafeMutableRawBufferPointer(buffer))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      return bytes
    }
  }

  /// Cuts the file to that many bytes.
  package func truncate(to size: Int) throws(SystemError) {
    try uninterrupted { () throws(SystemError) in try fileSystem.truncate(descriptor, to: size) }
  }

  /// Returns once the bytes survive a power cut.
  package func syncData() throws(SystemError) {
    try uninterrupted { () throws(SystemError) in try fileSystem.syncData(descriptor) }
  }

  /// Returns once the entries of this directory survive a power cut.
  package func syncDirectory() throws(SystemError) {
    try uninterrupted { () throws(SystemError) in try fileSystem.syncDirectory(descriptor) }
  }

  /// Takes the lock of a live session; does without where the file system has none.
  package func lock() throws(SystemError) {
    do throws(SystemError) {
      try uninterrupted { () throws(SystemError) in try fileSystem.lock(descriptor) }
    } catch  where error.isUnsupported {
    }
  }

  /// Says whether no live session holds the lock, by sharing it until this value goes.
  package func shareLock() throws(SystemError) -> Bool {
    do throws(SystemError) {
      return try uninterrupted { () throws(SystemError) in try fileSystem.shareLock(descriptor) }
    } catch  where error.isUnsupported {
      return true
    }
  }
}
