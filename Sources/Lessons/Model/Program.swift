package import Basics

/// An experiment's code in one language.
package struct Program: Hashable, Sendable {
  /// One way to construct the data.
  package struct Variant: Hashable, Sendable {
    package var name: String
    package var code: Snippet

    /// Makes a variant.
    package init(name: String, code: Snippet) {
      self.name = name
      self.code = code
    }
  }

  /// Runs before each variant, outside of what is measured, in this order.
  package var setup: [Snippet]
  /// In the order of the text: the first is held against the last.
  package var variants: [Variant]
  /// Consumes what was built, which it finds as `it`; its value is the answer.
  package var use: Snippet?

  /// Makes a program.
  package init(setup: [Snippet] = [], variants: [Variant] = [], use: Snippet? = nil) {
    self.setup = setup
    self.variants = variants
    self.use = use
  }
}
