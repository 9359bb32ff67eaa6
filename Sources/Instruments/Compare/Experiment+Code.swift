package import Basics
package import Measuring

extension Experiment {
  /// All of its code.
  package var code: [Snippet] { setup + variants.map(\.code) + [use].compactMap(\.self) }
}
