import Catalog

extension Scenario {
  /// All scenarios.
  public static let all: [Scenario] = [
    cnnFromScratch, smallCNN, residualNetwork, transformer, fineTuning, lora, linearProbe,
    recurrent,
    gan, mlp, llmPretraining,
  ]

  /// - Parameter id: as in ``all``
  public static func named(_ id: String) throws(ConfigurationError) -> Scenario {
    guard let scenario = all.first(where: { $0.id == id }) else {
      throw .unknownName(kind: "scenario", found: id, allowed: all.map(\.id))
    }
    return scenario
  }

  private static let momentum: [(name: String, value: SettingValue)] = [
    ("momentum", .number(0.9))
  ]
  private static let adamDefaults: [(name: String, value: SettingValue)] = [
    ("beta1", .number(0.9)), ("beta2", .number(0.999)), ("epsilon", .number(1e-8)),
  ]
  private static let fixedLength = "a run of fixed length: cosine"
  private static let visionWarmup = Warmup(
    length: .epochs(5), range: 1...5, rule: "linear warmup of 5 epochs")
  private static func transformerWarmup() -> Warmup {
    Warmup(length: .fraction(0.05), range: 0.01...0.05, rule: "linear warmup, 5 % for transformers")
  }
  private static func clipAtOne(_ what: String) -> StartingPoint.Choice {
    .init(1, rule: "clip the gradient's norm, \(what)")
  }
  private static func start(_ what: String) -> String { "starting point for \(what)" }

  private static var cnnFromScratch: Scenario {
    var scenario = Scenario(
      "cnn-from-scratch", "CNN from scratch, images",
      [
        StartingPoint(
          "sgd", momentum, rate: .init(0.1, rule: start("CNNs from scratch at batch size 256")),
          batch: 256...256, weightDecay: .init(1e-4, rule: start("CNNs")))
      ], shape: .cosine, shapeRule: "cosine over 100–300 epochs", warmup: visionWarmup)
    scenario.epochs = 100...300
    scenario.offersOneCycle = true
    return scenario
  }

  private static var smallCNN: Scenario {
    var scenario = Scenario(
      "cnn-small", "small or medium CNN",
      [
        StartingPoint(
          "adamw", rate: .init(1e-3, 1e-3...3e-3, rule: start("small and medium CNNs")),
          weightDecay: .init(1e-4, rule: start("CNNs")))
      ], shape: .cosine, shapeRule: fixedLength)
    scenario.advice = ["if it learns slowly, try 3 times the rate"]
    return scenario
  }

  private static var residualNetwork: Scenario {
    var scenario = Scenario(
      "resnet", "ResNet, images",
      [
        StartingPoint(
          "sgd", momentum, rate: .init(0.1, rule: start("ResNets, at batch size 256")),
          batch: 256...256, weightDecay: .init(1e-4, rule: start("CNNs")))
      ], shape: .cosine, shapeRule: "cosine, or steps by 0.1 at 30, 60 and 90 of 100 epochs",
      warmup: visionWarmup)
    scenario.epochs = 100...300
    scenario.milestones = [0.3, 0.6, 0.9]
    scenario.offersOneCycle = true
    return scenario
  }

  private static var transformer: Scenario {
    Scenario(
      "transformer", "transformer, language or vision",
      [
        StartingPoint(
          "adamw", adamDefaults, rate: .init(3e-4, rule: start("transformers")),
          weightDecay: .init(0.01, rule: start("transformers")))
      ], shape: .cosine, shapeRule: "cosine after the warmup", warmup: transformerWarmup(),
      clip: clipAtOne("transformers"))
  }

  private static var fineTuning: Scenario {
    var scenario = Scenario(
      "fine-tune-transformer", "fine-tuning all of a transformer",
      [
        StartingPoint(
          "adamw", adamDefaults,
          rate: .init(2e-5, 1e-5...1e-4, rule: start("full fine-tuning with little data")),
          weightDecay: .init(0.01, rule: start("fine-tuning")))
      ], shape: .cosine, shapeRule: "cosine after the warmup", warmup: transformerWarmup(),
      clip: clipAtOne("transformers"))
    scenario.isFineTuning = true
    scenario.advice = ["with more data 5e-5"]
    return scenario
  }

  private static var lora: Scenario {
    var scenario = Scenario(
      "lora", "adapters, LoRA",
      [
        StartingPoint(
          "adamw", adamDefaults,
          rate: .init(
            3e-4, 1e-4...1e-3, rule: "\(start("adapters")): often 2e-4–5e-4, its geometric middle"),
          weightDecay: .init(0.01, rule: start("adapters")))
      ], shape: .cosine, shapeRule: "cosine after the warmup", warmup: transformerWarmup(),
      clip: clipAtOne("transformers"))
    scenario.advice = ["often 2e-4–5e-4"]
    return scenario
  }

  private static var linearProbe: Scenario {
    let decay = StartingPoint.Choice(1e-4, rule: start("linear probes"))
    var scenario = Scenario(
      "linear-probe", "linear probe on frozen features",
      [
        StartingPoint(
          "sgd", momentum, rate: .init(1e-2, rule: start("linear probes with SGD")),
          weightDecay: decay),
        StartingPoint(
          "adamw", rate: .init(3e-3, rule: start("linear probes with AdamW")), weightDecay: decay),
      ], shape: .cosine, shapeRule: "cosine over 50–100 epochs")
    scenario.epochs = 50...100
    return scenario
  }

  private static var recurrent: Scenario {
    Scenario(
      "rnn", "RNN, LSTM",
      [
        StartingPoint(
          "adam", rate: .init(1e-3, rule: start("recurrent networks")),
          weightDecay: .init(0, 0...1e-4, rule: "\(start("recurrent networks")): 0–1e-4"))
      ], shape: .cosine, shapeRule: fixedLength, clip: clipAtOne("recurrent networks"))
  }

  private static var gan: Scenario {
    var scenario = Scenario(
      "gan", "GAN",
      [
        StartingPoint(
          "adam", [("beta1", .number(0.5)), ("beta2", .number(0.999))],
          rate: .init(2e-4, rule: start("GANs")), weightDecay: .init(0, rule: start("GANs")))
      ], shape: .constant, shapeRule: "no schedule is part of the rule")
    scenario.advice = ["the same rate for generator and discriminator"]
    return scenario
  }

  private static var mlp: Scenario {
    Scenario(
      "mlp", "multilayer perceptron",
      [StartingPoint("adam", rate: .init(3e-4, 1e-4...1e-2, rule: start("MLPs")))],
      shape: .cosine, shapeRule: fixedLength)
  }

  private static var llmPretraining: Scenario {
    var scenario = Scenario(
      "llm-pretraining", "pretraining of a language model",
      [
        StartingPoint(
          "adamw", adamDefaults,
          rate: .init(
            3e-4,
            rule: "\(start("transformers")); better 0.3–1 of the edge of a range test"),
          weightDecay: .init(
            0.03, 0.01...0.1, rule: "0.01–0.1, tuned together with the rate; its geometric middle"))
      ], shape: .wsd, shapeRule: "warmup, stable, decay: can be resumed and extended",
      warmup: Warmup(length: .fraction(0.02), range: 0.01...0.05, rule: "warmup 1–5 %"),
      clip: clipAtOne("language models"))
    scenario.cooldown = .init(0.2, 0.1...0.2, rule: "cooldown over the last 10–20 %")
    scenario.tunesWeightDecay = true
    return scenario
  }
}
