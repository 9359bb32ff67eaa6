/// Values as text, bounded, since the text of a large array is itself large.
enum Showing {
  /// The most elements of a collection that are shown.
  static let elements = 200

  /// How a value is shown at the prompt; nil for `()`.
  static func text<Value>(_ value: Value, limit: Int = 20_000) -> String? {
    if value is Void { return nil }
    var text: String
    if let string = value as? String {
      text = String(reflecting: String(string.prefix(limit)))
      if string.utf8.count > limit { text += "..." }
    } else if let long = value as? any Sequence & Bounded {
      text = long.shown(elements)
    } else {
      text = String(describing: value)
    }
    if text.utf8.count > limit, text.count > limit { text = text.prefix(limit) + "..." }
    return text
  }

  /// How many elements a value says it has; nil where counting could run code or take long.
  static func length<Value>(of value: Value) -> Int? {
    if let bounded = value as? any Bounded { return bounded.count }
    if let text = value as? String { return text.count }
    return nil
  }
}

/// The collections of the standard library that know their number of elements.
protocol Bounded {
  var count: Int { get }
}

extension Array: Bounded {}
extension ArraySlice: Bounded {}
extension ContiguousArray: Bounded {}
extension Set: Bounded {}
extension Dictionary: Bounded {}

extension Sequence where Self: Bounded {
  /// The first elements, and a mark where there are more.
  func shown(_ elements: Int) -> String {
    guard count > elements else { return String(describing: self) }
    if self is any AnyDictionary {
      let pairs = prefix(elements).map { pair -> String in
        let parts = Mirror(reflecting: pair).children.map { String(reflecting: $0.value) }
        return parts.joined(separator: ": ")
      }
      return "[" + pairs.joined(separator: ", ") + ", ...]"
    }
    return "[" + prefix(elements).map { String(reflecting: $0) }.joined(separator: ", ") + ", ...]"
  }
}

/// Any dictionary, whatever its keys and values.
protocol AnyDictionary {
  /// The keys and values, without an order that means anything.
  var items: [(Any, Any)] { get }
}

extension Dictionary: AnyDictionary {
  var items: [(Any, Any)] { map { ($0.key, $0.value) } }
}
