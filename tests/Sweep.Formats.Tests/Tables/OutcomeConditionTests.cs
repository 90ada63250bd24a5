using Sweep.Contracts.Specs;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

public sealed class OutcomeConditionTests
{
    [Theory]
    [InlineData("model = lstm and dropout > 0", "")]
    [InlineData("val_accuracy > 0.8", "val_accuracy")]
    [InlineData("model = lstm and (not val_loss<0.5 or collapsed = 0)", "val_loss,collapsed")]
    [InlineData("gap in (0.1, 0.2) or val_loss > 1 or val_loss < 0.2", "gap,val_loss")]
    [InlineData("activation = 'val_loss > 1'", "")]
    [InlineData("multiply_adds < 1000000 and parameters < 10", "")]
    public void Conditions_on_how_trials_ended_are_found(string condition, string names) =>
        Assert.Equal(names, string.Join(',', OutcomeCondition.Names(condition, MetricSet.TextClassifier)));
}
