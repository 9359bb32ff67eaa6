/// A place in a YAML text.
package struct YAMLMark: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value in a YAML text, and where it stands; an alias is the node that it names, at that node's
/// place.
///
/// A scalar stays what is written, of no type: `3.10` is a version to one reader and a number to
/// another, and a title may be `No`.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// A single value; plain where nothing quotes it and it is no block of text.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  package let mark: YAMLMark

  /// The text of a scalar; nil for a sequence and a mapping.
  package var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// Whether this is YAML's null, written out: `null` or `~` without quotes.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text == "null" || text == "~"
  }
}

/// A key of a mapping with its value.
package struct YAMLEntry: Sendable {
  package let key: YAMLNode
  package let value: YAMLNode
}

/// Why a YAML text was not read, and where.
package enum YAMLError: Error, Hashable, Sendable {
  /// It is no YAML; the problem in libyaml's words.
  case syntax(String, YAMLMark)
  /// It holds a character that YAML does not allow, or bytes that are none; in libyaml's words.
  case character(String, YAMLMark)
  /// A mapping has the same keys more than once; the mark is that of the first.
  case repeatedKeys([String], YAMLMark)
  /// It is larger than what is read.
  case limit(String, YAMLMark)
}
