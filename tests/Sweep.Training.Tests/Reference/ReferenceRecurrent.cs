using static Sweep.Training.Tests.Reference.ReferenceAlgebra;

namespace Sweep.Training.Tests.Reference;

/// <summary>
/// A cell read along the text, one row after the other, from a state of zeros. A masked position keeps the state, and its
/// output is that of the position read before it.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="returnSequences">True to give the output at every position, false for the one after the last.</param>
/// <param name="backward">True to read from the last position to the first; outputs stay at their positions.</param>
internal sealed class ReferenceRecurrent(IReferenceCell cell, bool returnSequences, bool backward) : IReferenceLayer
{
    private ReferenceBatch input = new(0, 0, 0);

    /// <summary>[row][step] in order of position; null where the position was masked.</summary>
    private ReferenceStep?[][] steps = [];

    public IEnumerable<ReferenceParameter> Parameters => cell.Parameters;

    public ReferenceBatch Forward(ReferenceBatch input, bool[][]? mask)
    {
        this.input = input;
        steps = new ReferenceStep?[input.Rows][];
        var output = new ReferenceBatch(input.Rows, returnSequences ? input.Steps : 1, cell.Units);
        for (var row = 0; row < input.Rows; row++)
        {
            steps[row] = new ReferenceStep?[input.Steps];
            var state = new double[cell.StateSize];
            foreach (var t in ReadingOrder())
            {
                if (mask is null || mask[row][t])
                    state = (steps[row][t] = cell.Step(input[row, t].ToArray(), state))!.State;
                state.AsSpan(0, cell.Units).CopyTo(output[row, returnSequences ? t : 0]);
            }
        }

        return output;
    }

    public ReferenceBatch Backward(ReferenceBatch gradient)
    {
        var dInput = new ReferenceBatch(input.Rows, input.Steps, input.Width);
        for (var row = 0; row < input.Rows; row++)
        {
            var dState = new double[cell.StateSize];
            if (!returnSequences)
                Add(gradient[row, 0], dState);
            foreach (var t in ReadingOrder().Reverse())
            {
                if (returnSequences)
                    Add(gradient[row, t], dState);
                if (steps[row][t] is { } step)
                {
                    (var dx, dState) = step.Back(dState);
                    dx.CopyTo(dInput[row, t]);
                }
            }
        }

        return dInput;
    }

    private IEnumerable<int> ReadingOrder() =>
        backward ? Enumerable.Range(0, input.Steps).Reverse() : Enumerable.Range(0, input.Steps);
}
