/// Everything this module asks of the operating system.
///
/// ``SystemFileSystem`` is the one file with the calls themselves; tests put a disk in its place
/// that fills up, tears writes and loses power. Each requirement is one call, tried once: what to
/// do about an interruption or a short write is decided, and tested, above this line.
package protocol FileSystem: Sendable {
  /// Creates a file that must not exist yet and opens it for appending, private to its owner.
  func create(_ path: String) throws(SystemError) -> Int32
  /// Opens a file, or a directory to be synced, for reading; nothing else, and without waiting.
  func open(_ path: String) throws(SystemError) -> Int32
  /// Closes a descriptor.
  func close(_ descriptor: Int32)
  /// Appends bytes; the result may be less than what was given.
  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Reads the next bytes; 0 at the end.
  func read(_ descriptor: Int32, into bytes: UnsafeMutableRawBufferPointer) throws(SystemError)
    -> Int
  /// Reads bytes from a place in the file; 0 at the end. What is read next by the call above stays.
  func read(_ descriptor: Int32, at offset: Int, into bytes: UnsafeMutableRawBufferPointer)
    throws(SystemError) -> Int
  /// Cuts the file to that many bytes.
  func truncate(_ descriptor: Int32, to size: Int) throws(SystemError)
  /// Returns once the file's bytes survive a power cut.
  func syncData(_ descriptor: Int32) throws(SystemError)
  /// Returns once the directory's entries survive a power cut.
  func syncDirectory(_ descriptor: Int32) throws(SystemError)
  /// Takes the lock that a live session holds on its file, waiting for those who share it.
  func lock(_ descriptor: Int32) throws(SystemError)
  /// Says whether nobody holds that lock, by sharing it until the descriptor is closed.
  func shareLock(_ descriptor: Int32) throws(SystemError) -> Bool
  /// Creates a directory, private to its owner.
  func makeDirectory(_ path: String) throws(SystemError)
  /// The names in a directory, in no order.
  func names(in path: String) throws(SystemError) -> [String]
  /// Removes a file.
  func remove(_ path: String) throws(SystemError)
  /// Whether something is there.
  func exists(_ path: String) -> Bool
  /// This process's id.
  var process: Int32 { get }
  /// The present time.
  func now() -> Timestamp
}
