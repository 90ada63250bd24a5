using Sweep.Contracts.Grains;

namespace Sweep.Silo.Web;

/// <summary>
/// Whether the store answers. It is asked at most once a second, one question at a time, whoever wants to know: anybody may
/// ask for a silo's health, as often as they like.
/// </summary>
/// <param name="question">A question that only a store that answers can answer.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreProbe(Func<Task> question, TimeProvider time)
{
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Task<string?>? answer;
    private long asked;

    /// <summary>Why the store does not answer; null where it does.</summary>
    public Task<string?> WhyNot()
    {
        lock (gate)
        {
            if (answer is null || answer.IsCompleted && time.GetElapsedTime(asked) >= Valid)
            {
                asked = time.GetTimestamp();
                answer = Ask();
            }

            return answer;
        }
    }

    private async Task<string?> Ask()
    {
        try
        {
            await question().WaitAsync(Patience, time);
            return null;
        }
        catch (Exception e) when (e is StoreException or TimeoutException)
        {
            return e.Message;
        }
    }
}
