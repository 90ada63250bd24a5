namespace Sweep.Contracts.Results;

/// <summary>A set of labelled texts known by name.</summary>
/// <param name="Name">What specs call it.</param>
/// <param name="Summary">One line: what it is, how large, where from.</param>
/// <param name="Rows">Rows it must have.</param>
/// <param name="Available">True if it is on this machine already.</param>
[GenerateSerializer, Immutable, Alias("sweep.NamedDataset")]
public sealed record NamedDataset(string Name, string Summary, int Rows, bool Available);

/// <summary>How far a download is.</summary>
/// <param name="File">The file being fetched.</param>
/// <param name="Received">Bytes so far.</param>
/// <param name="Total">Bytes to come in all; null if the server does not say.</param>
[GenerateSerializer, Immutable, Alias("sweep.DownloadProgress")]
public sealed record DownloadProgress(string File, long Received, long? Total);
