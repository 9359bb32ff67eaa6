@main
struct Heft {
  static func main() {}
}
