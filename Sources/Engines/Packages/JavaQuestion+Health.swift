extension JavaQuestion {
  /// Whether what PySpark starts is there.
  package static func health() -> HealthCheck {
    do throws(PackageError) {
      try JavaQuestion().ask()
      return HealthCheck(
        id: "java", status: .works, message: "Java is here and new enough for PySpark.")
    } catch {
      return HealthCheck(
        id: "java", status: .limited, message: error.description, hint: error.hint)
    }
  }
}
