import Engines

/// The course that belongs to this heft.
package enum LessonsFolder {
  /// Its folder.
  ///
  /// - Throws: a ``Problem`` where there is none.
  package static func find() throws(Problem) -> String {
    if let folder = Installation().lessons { return folder }
    throw .missing(
      "There are no lessons here", hint: "HEFT_LESSONS can name the folder that holds course.yaml")
  }
}
