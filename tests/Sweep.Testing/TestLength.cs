namespace Sweep.Testing;

/// <summary>
/// How much of what could go on for ever: seconds of it in every run, and minutes where <c>.ci/long</c> asks for them.
/// </summary>
public static class TestLength
{
    private const string Variable = "SWEEP_LONG_TESTS";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable(Variable) is "1";

    /// <param name="brief">What every run does.</param>
    /// <param name="full">What a long one does.</param>
    public static T Of<T>(T brief, T full) => IsFull ? full : brief;
}
