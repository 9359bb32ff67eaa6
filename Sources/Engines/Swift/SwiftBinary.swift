/// A program on disk; one that the cache could not take goes with its owner.
final class SwiftBinary {
  let path: String
  private let folder: ScratchFolder?

  init(path: String, folder: consuming ScratchFolder?) {
    self.path = path
    self.folder = folder
  }
}
