using Microsoft.AspNetCore.Components;

namespace Sweep.Dashboard.Live;

/// <summary>
/// A page, or a part of one, that reads what it shows anew while it is open. It is read once for the first paint, and then in
/// turns from the moment the browser is connected until the page is left. A read that fails leaves what is shown, sets
/// <see cref="Problem"/>, and is made again at the next turn.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();
    private bool isNew = true;

    [Inject] protected TimeProvider Time { get; set; } = null!;

    /// <summary>From the end of one turn to the next.</summary>
    protected virtual TimeSpan Interval => TimeSpan.FromSeconds(1);

    /// <summary>False once nothing will change any more: no further turns are taken until the parameters change.</summary>
    protected virtual bool IsLive => true;

    /// <summary>True if what was read for the first paint is there already when the browser connects, and need not be read again.</summary>
    protected virtual bool IsRestored => false;

    /// <summary>What went wrong with the last read; null if nothing did.</summary>
    protected PageProblem? Problem { get; private set; }

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Left => left.Token;

    /// <summary>Reads what is shown.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Reads now, at the visitor's wish or because he changed what is asked for.</summary>
    protected async Task RefreshAsync()
    {
        try
        {
            await ReadAsync();
            Problem = null;
        }
        catch (Exception e) when (PageProblem.Of(e) is { } problem)
        {
            Problem = problem;
        }
    }

    protected override Task OnParametersSetAsync()
    {
        var restored = isNew && IsRestored;
        isNew = false;
        return restored ? Task.CompletedTask : RefreshAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            using var turns = new PeriodicTimer(Interval, Time);
            while (await turns.WaitForNextTickAsync(left.Token))
            {
                if (IsLive)
                    await InvokeAsync(TurnAsync);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task TurnAsync()
    {
        await RefreshAsync();
        if (!left.IsCancellationRequested)
            StateHasChanged();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called once, when the page is left.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        left.Cancel();
        left.Dispose();
    }
}
