internal import Basics

/// The text being edited, split where the cursor stands.
///
/// All movements are by character as people see it, so that Backspace takes a whole flag.
package struct EditBuffer: Sendable {
  /// What stands before the cursor, and after it.
  package var before: String
  package var after: String

  /// A text with the cursor at its end unless told.
  package init(_ before: String = "", _ after: String = "") {
    self.before = before
    self.after = after
  }

  /// The whole text.
  package var text: String { before + after }
  package var isEmpty: Bool { before.isEmpty && after.isEmpty }
  /// Whether the text has more than one line.
  package var isMultiline: Bool { before.utf8.contains(0x0A) || after.utf8.contains(0x0A) }
  package var isOnFirstLine: Bool { !before.utf8.contains(0x0A) }
  package var isOnLastLine: Bool { !after.utf8.contains(0x0A) }

  /// What stands before the cursor in its line, and after it.
  package var lineBefore: Substring {
    before[(before.lastIndex(of: "\n").map(before.index(after:)) ?? before.startIndex)...]
  }
  package var lineAfter: Substring { after.prefix { $0 != "\n" } }

  // MARK: Moving

  package mutating func moveLeft() {
    if let character = before.popLast() { after.insert(character, at: after.startIndex) }
  }

  package mutating func moveRight() {
    if !after.isEmpty { before.append(after.removeFirst()) }
  }

  package mutating func moveToStart() { self = EditBuffer("", text) }
  package mutating func moveToEnd() { self = EditBuffer(text) }
  package mutating func moveToLineStart() { moveLeft(lineBefore.count) }
  package mutating func moveToLineEnd() { moveRight(lineAfter.count) }

  /// Moves to the start of the word before the cursor.
  package mutating func moveWordLeft() { moveLeft(wordBefore(isWord).count) }
  /// Moves behind the word after the cursor.
  package mutating func moveWordRight() { moveRight(wordAfter().count) }

  /// Moves one line up, to the same column where there is one; false on the first line.
  package mutating func moveUp() -> Bool {
    guard !isOnFirstLine else { return false }
    let column = DisplayWidth.of(lineBefore)
    moveLeft(lineBefore.count + 1)
    moveToLineStart()
    moveRight(toColumn: column)
    return true
  }

  /// Moves one line down, to the same column where there is one; false on the last line.
  package mutating func moveDown() -> Bool {
    guard !isOnLastLine else { return false }
    let column = DisplayWidth.of(lineBefore)
    moveRight(lineAfter.count + 1)
    moveRight(toColumn: column)
    return true
  }

  private mutating func moveLeft(_ count: Int) {
    let moved = before.suffix(count)
    after = moved + after
    before.removeLast(moved.count)
  }

  private mutating func moveRight(_ count: Int) {
    let moved = after.prefix(count)
    before += moved
    after.removeFirst(moved.count)
  }

  private mutating func moveRight(toColumn column: Int) {
    var passed = 0
    var count = 0
    for character in lineAfter {
      passed += DisplayWidth.of(character)
      if passed > column { break }
      count += 1
    }
    moveRight(count)
  }

  // MARK: Changing

  package mutating func insert(_ text: String) { before += text }

  /// Removes the character before the cursor, or blanks of an indentation down to its last step.
  package mutating func deleteBackward() {
    let line = lineBefore
    if !line.isEmpty, line.allSatisfy({ $0 == " " }) {
      before.removeLast((line.count - 1) % Self.indentStep + 1)
    } else {
      _ = before.popLast()
    }
  }

  package mutating func deleteForward() {
    if !after.isEmpty { after.removeFirst() }
  }

  /// Removes up to the end of the line, or the line break if there is nothing else.
  package mutating func killToLineEnd() -> String {
    let length = max(lineAfter.count, after.isEmpty ? 0 : 1)
    let killed = String(after.prefix(length))
    after.removeFirst(length)
    return killed
  }

  /// Removes back to the start of the line, or the line break if there is nothing else.
  package mutating func killToLineStart() -> String {
    let length = max(lineBefore.count, before.isEmpty ? 0 : 1)
    return takeBack(length)
  }

  /// Removes the word before the cursor, made of letters, digits and underscores.
  package mutating func killWordLeft() -> String { takeBack(wordBefore(isWord).count) }

  /// Removes what stands before the cursor back to a blank.
  package mutating func killBackToBlank() -> String {
    takeBack(wordBefore { !$0.isWhitespace }.count)
  }

  /// Removes the word after the cursor.
  package mutating func killWordRight() -> String {
    let killed = String(wordAfter())
    after.removeFirst(killed.count)
    return killed
  }

  /// The blanks of one step of indentation.
  package static let indentStep = 4

  private mutating func takeBack(_ length: Int) -> String {
    let killed = String(before.suffix(length))
    before.removeLast(killed.count)
    return killed
  }

  private func wordBefore(_ belongs: (Character) -> Bool) -> Substring {
    var start = before.endIndex
    func previous() -> Character? {
      start > before.startIndex ? before[before.index(before: start)] : nil
    }
    while let character = previous(), !belongs(character) { start = before.index(before: start) }
    while let character = previous(), belongs(character) { start = before.index(before: start) }
    return before[start...]
  }

  private func wordAfter() -> Substring {
    let gap = after.prefix { !isWord($0) }
    let word = after[gap.endIndex...].prefix(while: isWord)
    return after[..<word.endIndex]
  }

  private func isWord(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }
}

extension EditBuffer: Hashable {
  /// Whether two are the same scalar by scalar: `é` can be written in two ways, and libedit counts.
  package static func == (left: EditBuffer, right: EditBuffer) -> Bool {
    left.before.utf8.elementsEqual(right.before.utf8)
      && left.after.utf8.elementsEqual(right.after.utf8)
  }
}

extension EditBuffer {
  /// The same text with the cursor moved off the middle of a character.
  ///
  /// libedit's own commands move by Unicode scalar; this completes such a step.
  package func snapped(forward: Bool) -> EditBuffer {
    guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first,
      last.value >= 0x80 || first.value >= 0x80
    else { return self }
    let whole = text
    let cut = whole.utf8.index(whole.startIndex, offsetBy: before.utf8.count)
    let boundary = whole[..<cut].count == whole.distance(from: whole.startIndex, to: cut)
    let exact = whole.index(
      whole.startIndex, offsetBy: whole[..<cut].count, limitedBy: whole.endIndex)
    if boundary, exact == cut { return self }
    var start = whole.startIndex
    while start < cut {
      let next = whole.index(after: start)
      if next > cut { return split(whole, at: forward ? next : start) }
      start = next
    }
    return self
  }

  private func split(_ whole: String, at index: String.Index) -> EditBuffer {
    EditBuffer(String(whole[..<index]), String(whole[index...]))
  }
}
