using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Testing;

/// <summary>Steps of the text classifier with its four metrics by name, which tests speak of.</summary>
public static class TextSteps
{
    private static readonly MetricSet Metrics = MetricSet.TextClassifier;

    public static Step Of(int epoch, double trainLoss, double trainAccuracy, double valLoss, double valAccuracy, double seconds) =>
        new(epoch, seconds, [trainAccuracy, trainLoss, valAccuracy, valLoss]);

    /// <summary>A metric in its natural direction.</summary>
    public static MetricSpec Judge(string metric) => MetricSpec.Of(Metrics.Find(metric)!);

    extension(Step step)
    {
        /// <summary>The step with another value of one metric.</summary>
        public Step With(string metric, double value) => step with { Values = step.Values.SetItem(Metrics.IndexOf(metric), value) };

        public double TrainLoss => Metrics.Value(step, "train_loss");

        public double TrainAccuracy => Metrics.Value(step, "train_accuracy");

        public double ValLoss => Metrics.Value(step, "val_loss");

        public double ValAccuracy => Metrics.Value(step, "val_accuracy");
    }

    extension(TableRow row)
    {
        public Estimate? TrainLoss => row.Metrics[Metrics.IndexOf("train_loss")];

        public Estimate? TrainAccuracy => row.Metrics[Metrics.IndexOf("train_accuracy")];

        public Estimate? ValLoss => row.Metrics[Metrics.IndexOf("val_loss")];

        public Estimate? ValAccuracy => row.Metrics[Metrics.IndexOf("val_accuracy")];
    }
}
