extension CodeLanguage {
  /// As people write it.
  package var title: String {
    switch self {
    case .python: "Python"
    case .swift: "Swift"
    }
  }

  /// How the name of a file of its code ends.
  package var suffix: String {
    switch self {
    case .python: ".py"
    case .swift: ".swift"
    }
  }
}
