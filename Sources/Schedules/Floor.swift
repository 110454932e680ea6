import Catalog

/// The rate that a decay ends at, as a fraction of the peak.
enum Floor {
  static let setting = Setting(
    "floor", default: 0.0, .within(0, 1), "rate at the end, as a fraction of the peak")
}

/// The value that lies the given fraction of the way from the floor up to 1.
func interpolate(_ fraction: Double, from floor: Double) -> Double {
  floor + (1 - floor) * fraction
}
