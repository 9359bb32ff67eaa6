internal import CEditLine

/// libedit's editor: it owns the modes of the terminal, the key maps and the line.
struct EditLineHandle: ~Copyable {
  let pointer: OpaquePointer

  /// Opens an editor on standard input and output; nil where libedit refuses.
  init?(program: String) {
    guard let pointer = editline_open(program, 0, 1) else { return nil }
    self.pointer = pointer
  }

  deinit { editline_close(pointer) }

  /// The line as libedit has it.
  var buffer: EditBuffer {
    guard let line = el_wline(pointer)?.pointee, let start = line.buffer, let cursor = line.cursor,
      let end = line.lastchar
    else { return EditBuffer() }
    return EditBuffer(
      Self.text(start, count: start.distance(to: cursor)),
      Self.text(cursor, count: cursor.distance(to: end)))
  }

  /// Puts libedit's cursor back into the line: vi's `$` on an empty line moves it before the start.
  func repair() {
    guard let line = el_wline(pointer)?.pointee, let start = line.buffer, let cursor = line.cursor
    else { return }
    if cursor < start { el_cursor(pointer, Int32(cursor.distance(to: start))) }
  }

  /// Makes libedit's line the same as a text, touching only what differs.
  func replace(_ old: EditBuffer, by new: EditBuffer) {
    let before = Array(old.text.unicodeScalars)
    let after = Array(new.text.unicodeScalars)
    var prefix = 0
    while prefix < min(before.count, after.count), before[prefix] == after[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(before.count, after.count) - prefix,
      before[before.count - 1 - suffix] == after[after.count - 1 - suffix]
    { suffix += 1 }
    moveCursor(to: before.count - suffix)
    el_deletestr(pointer, Int32(before.count - suffix - prefix))
    let inserted = after[prefix..<(after.count - suffix)].map { wchar_t(bitPattern: $0.value) }
    if !inserted.isEmpty {
      _ = (inserted + [0]).withUnsafeBufferPointer { el_winsertstr(pointer, $0.baseAddress) }
    }
    moveCursor(to: new.before.unicodeScalars.count)
  }

  private func moveCursor(to offset: Int) {
    let present = el_cursor(pointer, 0)
    if Int(present) != offset { el_cursor(pointer, Int32(offset) - present) }
  }

  private static func text(_ start: UnsafePointer<wchar_t>, count: Int) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for value in UnsafeBufferPointer(start: start, count: count) {
      if value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value))
      } else if let scalar = Unicode.Scalar(UInt32(bitPattern: value)) {
        bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
