import Catalog

/// The settings of data, which all networks share.
enum ExampleSettings {
  // MARK: Files

  static let file = Setting<FileReference?>(
    "file", default: nil,
    "a file relative to the plan, CSV if it ends in .csv or .tsv, else LIBSVM; takes the place of "
      + "`data`")
  static let labelColumn = Setting<String?>(
    "label_column", default: nil,
    "name, or number from 1, of the column of a CSV file that holds the labels; none for the last")
  static let evaluationFraction = Setting(
    "evaluation_fraction", default: 0.2, .from(0, below: 1),
    "of a file's rows, held out at random; 0 evaluates on the training rows")
  static let standardize = Setting(
    "standardize", default: false, "shift and scale a file's features to mean 0 and variance 1")
  static let targets = Setting(
    "targets", default: ExampleSource.FileTargets.classes,
    "what a file's labels are: whole numbers of classes, or values to predict")
  static let image = Setting<[Int]>(
    "image", default: [], .within(1, 65536),
    "channels, height and width of the images that a file's rows hold, plane after plane")
  static let sequenceFeatures = Setting(
    "sequence_features", default: 1, .within(1, 1e5),
    "numbers of each step of the sequences that a file's rows hold, step after step")

  // MARK: Generated data

  static let streaming = Setting(
    "streaming", default: false,
    "fresh generated examples in every step instead of a finite set that is used again and again")
  static let examples = Setting(
    "examples", default: 300, .within(2, 1e7), "training examples of generated data")
  static let evaluationExamples = Setting(
    "evaluation_examples", default: 1000, .within(1, 1e7), "evaluation examples of generated data")
  static let classes = Setting(
    "classes", default: 3, .within(2, 1000), "classes of generated data; of spirals, the arms")
  static let turns = Setting(
    "turns", default: 0.75, .atLeast(0), "turns of each spiral arm from the centre to the rim")
  static let separation = Setting(
    "separation", default: 2.0, .atLeast(0), "distance between the means of a Gaussian mixture")

  static func data(
    default kind: ExampleSource.Kind, among kinds: [ExampleSource.Kind]
  ) -> Setting<ExampleSource.Kind> {
    Setting("data", default: kind, among: kinds, "generated data")
  }

  static func noise(_ kinds: [ExampleSource.Kind] = []) -> Setting<Double> {
    Setting(
      "noise", default: 0.3, .atLeast(0),
      "standard deviation of "
        + list(
          kinds,
          [
            (.spirals, "a spiral's angle, in radians"), (.moons, "each coordinate of moons"),
            (.teacher, "a teacher's values"), (.bars, "each pixel of bars"),
          ]))
  }

  static func features(_ kinds: [ExampleSource.Kind] = []) -> Setting<Int> {
    Setting(
      "features", default: 10, .within(1, 1e5),
      "features of "
        + list(kinds, [(.gaussianMixture, "a Gaussian mixture"), (.teacher, "a teacher's inputs")]))
  }

  static func length(_ kinds: [ExampleSource.Kind] = []) -> Setting<Int> {
    Setting(
      "length", default: kinds.contains(.adding) ? 20 : 64, .within(2, 1e5),
      list(kinds, [(.adding, "steps of a sequence to add"), (.markov, "tokens of a sequence")]))
  }

  private static func list(
    _ kinds: [ExampleSource.Kind], _ meanings: [(kind: ExampleSource.Kind, text: String)]
  ) -> String {
    meanings.filter { kinds.contains($0.kind) }.map(\.text).joined(separator: "; of ")
  }

  // Of a teacher
  static let teacherTask = Setting(
    "teacher_task", default: Teacher.Task.classes, "what a teacher gives its inputs")
  static let teacherHidden = Setting(
    "teacher_hidden", default: [32], .within(1, 65536), "widths of a teacher's hidden layers")
  static let teacherActivation = Setting(
    "teacher_activation", default: Activation.tanh, "between a teacher's layers")
  static let temperature = Setting(
    "temperature", default: 0.0, .atLeast(0),
    "a teacher's classes are drawn from the softmax of its outputs over this; 0 for the largest")
  static let labelFlips = Setting(
    "label_flips", default: 0.0, .within(0, 1),
    "the fraction of a teacher's classes that is replaced by another one")

  static let degree = Setting(
    "degree", default: 6, .within(0, 1000), "of the Chebyshev polynomial to learn")
  static let points = Setting(
    "points", default: 20, .within(2, 1e7),
    "equally spaced training points on a Chebyshev polynomial, in place of `examples`")
  static let imageSize = Setting(
    "image_size", default: 16, .within(8, 512), "height and width of an image of a bar, in pixels")

  // Of a source of tokens
  static let vocabulary = Setting(
    "vocabulary", default: 64, .within(2, 2048), "number of different tokens")
  static let zipfExponent = Setting(
    "zipf_exponent", default: 1.0, .within(0, 4),
    "s: the token of rank r has a probability proportional to 1/rˢ")
  static let bigramWeight = Setting(
    "bigram_weight", default: 0.5, .from(0, below: 1),
    "how much the last token says about the next; 0 for nothing")
  static let trigramWeight = Setting(
    "trigram_weight", default: 0.5, .from(0, below: 1),
    "how much the last two tokens together say beyond that; 0 for nothing")

  /// The declarations of what is used by some kinds of data and a form of input.
  static func declarations(
    default kind: ExampleSource.Kind, kinds: [ExampleSource.Kind], form: InputForm
  ) -> [SettingDeclaration] {
    var settings = [data(default: kind, among: kinds).declaration]
    if form.canBeRead {
      settings += [
        file.declaration, labelColumn.declaration, targets.declaration,
        evaluationFraction.declaration,
        standardize.declaration,
      ]
    }
    if form == .image { settings.append(image.declaration) }
    if form == .sequence { settings.append(sequenceFeatures.declaration) }
    settings += [
      streaming.declaration, examples.declaration, evaluationExamples.declaration,
    ]
    let owned: [(declaration: SettingDeclaration, users: Set<ExampleSource.Kind>)] = [
      (classes.declaration, [.spirals, .gaussianMixture, .teacher]),
      (turns.declaration, [.spirals]),
      (noise(kinds).declaration, [.spirals, .moons, .teacher, .bars]),
      (features(kinds).declaration, [.gaussianMixture, .teacher]),
      (separation.declaration, [.gaussianMixture]),
      (teacherTask.declaration, [.teacher]), (teacherHidden.declaration, [.teacher]),
      (teacherActivation.declaration, [.teacher]), (temperature.declaration, [.teacher]),
      (labelFlips.declaration, [.teacher]),
      (degree.declaration, [.chebyshev]), (points.declaration, [.chebyshev]),
      (imageSize.declaration, [.bars]),
      (length(kinds).declaration, [.adding, .markov]),
      (vocabulary.declaration, [.markov]), (zipfExponent.declaration, [.markov]),
      (bigramWeight.declaration, [.markov]), (trigramWeight.declaration, [.markov]),
    ]
    settings += owned.filter { !$0.users.isDisjoint(with: kinds) }.map(\.declaration)
    return settings
  }
}
