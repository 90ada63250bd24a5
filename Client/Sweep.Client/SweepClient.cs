using System.Net;
using Sweep.Contracts.Grains;

namespace Sweep.Client;

/// <summary>
/// A connection to a silo: submit studies, watch them, read their tables, ask their models. May be used by several threads
/// at once. Members throw <see cref="ClusterUnavailableException"/> once no silo has answered for as long as the
/// options' patience, and <see cref="StoreException"/> once its store has been away for as long.
/// </summary>
public sealed partial class SweepClient : IAsyncDisposable
{
    /// <summary>The cluster's and service's name where nothing else is configured.</summary>
    public const string DefaultCluster = "sweep";

    private readonly ClusterConnection connection;
    private readonly TimeProvider time;

    private SweepClient(ClusterConnection connection) => (this.connection, time) = (connection, connection.Time);

    private PatientCalls Calls => connection.Calls;

    private ISchedulerGrain Scheduler => connection.Scheduler;

    private ILibraryGrain Library => connection.Library;

    private IAnswersGrain Answers => connection.Answers;

    /// <summary>Connects to a cluster, or to an embedded silo, and goes on when the silo it came by dies.</summary>
    /// <param name="address">The gateway of any silo, as <c>HOST:PORT</c>.</param>
    /// <param name="clusterName">The cluster's name.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ClusterUnavailableException">Nothing answers there, or it is another cluster, or of another version.</exception>
    public static async Task<SweepClient> ConnectAsync(string address, string clusterName = DefaultCluster, CancellationToken cancellation = default) =>
        await ConnectAsync(SweepClientOptions.ForCluster(await GatewayAddress.ResolveAsync(address, cancellation), clusterName), cancellation);

    /// <summary>Connects to the silo whose gateway listens at the address. Calls fail when it dies.</summary>
    /// <exception cref="ClusterUnavailableException">Nothing answers there.</exception>
    public static Task<SweepClient> ConnectAsync(IPEndPoint gateway, CancellationToken cancellation = default) =>
        ConnectAsync(new SweepClientOptions(gateway), cancellation);

    /// <summary>Connects to a cluster by any of its silos.</summary>
    /// <exception cref="ClusterUnavailableException">Nothing answers there, or it is another cluster, or of another version.</exception>
    public static async Task<SweepClient> ConnectAsync(SweepClientOptions options, CancellationToken cancellation = default) =>
        new(await ClusterConnection.OpenAsync(options, cancellation));

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private ISweepGrain Study(string id) => connection.Study(id);
}
