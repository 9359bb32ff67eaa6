/// What was typed before, as whoever reads the keys keeps it.
package protocol EntryHistory: AnyObject {
  /// How many entries there are.
  var count: Int { get }
  /// The entry with that number; the oldest is 1, and there is none beyond ``count``.
  func entry(_ number: Int) -> String?
  /// The numbers of the latest entries that hold a text, the oldest of them first.
  func numbers(holding text: String, limit: Int) -> [Int]
  /// Adds an entry at the end.
  func append(_ entry: String)
}
