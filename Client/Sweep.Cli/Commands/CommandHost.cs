using System.CommandLine;
using Sweep.Cli.Embedded;
using Sweep.Client;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;

namespace Sweep.Cli.Commands;

/// <summary>Runs commands' actions: gives them their session, and turns what goes wrong into a message and an exit code.</summary>
internal sealed class CommandHost(GlobalOptions globals)
{
    /// <summary>An action that needs no silo.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Local(Func<CommandSession, ParseResult, CancellationToken, Task<int>> action) =>
        (parse, cancellation) => Guarded(parse, () => action(new CommandSession(globals.Json(parse), globals.Language(parse)), parse, cancellation));

    /// <summary>An action on a silo: the named cluster's, or the embedded one.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Connected(
        Func<CommandSession, SiloConnection, ParseResult, CancellationToken, Task<int>> action, bool trains = false) =>
        Local(async (session, parse, cancellation) =>
        {
            await using var connection = await ConnectAsync(parse, trains, cancellation);
            return await action(session, connection, parse, cancellation);
        });

    /// <param name="parse">What was said.</param>
    /// <param name="trains">Whether the command is about to train.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<SiloConnection> ConnectAsync(ParseResult parse, bool trains, CancellationToken cancellation) =>
        SiloConnection.OpenAsync(globals.Connection(parse) with { Trains = trains }, cancellation);

    private async Task<int> Guarded(ParseResult parse, Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (SpecException e)
        {
            return Fail(ExitCode.BadInput, [.. e.Errors.Select(error => error.ToString())]);
        }
        catch (StudyNotFoundException e)
        {
            return Fail(ExitCode.BadInput, $"{e.Message} 'sweep list' shows those there are.");
        }
        catch (UsageException e)
        {
            return Fail(ExitCode.BadInput, e.Message);
        }
        catch (SiloStartException e)
        {
            return Fail(e.BadStore ? ExitCode.BadInput : ExitCode.NoCluster, e.Message);
        }
        catch (Exception e) when (e is ClusterUnavailableException or TimeoutException or OrleansException)
        {
            return Fail(ExitCode.NoCluster, e is ClusterUnavailableException ? e.Message : "The silo no longer answers.");
        }
        catch (StoreException e)
        {
            return Fail(ExitCode.NoCluster, e.Message);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCode.BadInput, e.Message);
        }
        catch (Exception e)
        {
            // A mistake of Sweep's own: its place is for those who ask.
            return Fail(ExitCode.Unexpected, globals.Connection(parse).Verbose ? e.ToString() : $"Something unexpected went wrong: {e.Message} (--verbose says where.)");
        }
    }

    private static int Fail(int code, params IReadOnlyList<string> messages)
    {
        foreach (var message in messages)
            Console.Error.WriteLine($"sweep: {message}");
        return code;
    }
}
