/// Which of a program's two outputs a text came from.
package enum OutputStream: Hashable, Sendable, CaseIterable {
  case standardOutput, standardError
}
