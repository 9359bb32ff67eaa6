/// The name of this module, until it holds something.
enum Placeholder {}
