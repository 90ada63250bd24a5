namespace Sweep.Training.Tests.Reference;

/// <summary>One step of a recurrent network for one row. A state begins with the output h; an LSTM's c follows it.</summary>
internal interface IReferenceCell
{
    IEnumerable<ReferenceParameter> Parameters { get; }

    int Units { get; }

    int StateSize { get; }

    ReferenceStep Step(double[] input, double[] state);
}

/// <summary>A state, and how to go back through the step that made it.</summary>
/// <param name="State">The state after the step.</param>
/// <param name="Back">From the derivative by that state to those by the step's input and by the state before it.</param>
internal sealed record ReferenceStep(double[] State, Func<double[], (double[] Input, double[] State)> Back);
