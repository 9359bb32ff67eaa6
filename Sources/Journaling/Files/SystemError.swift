/// A system call that failed.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  package var code: Int32
  /// The call, such as `fdatasync`.
  package var call: String
  /// What `strerror` says of the code.
  package var text: String

  /// Makes an error.
  package init(code: Int32, call: String, text: String) {
    self.code = code
    self.call = call
    self.text = text
  }
}
