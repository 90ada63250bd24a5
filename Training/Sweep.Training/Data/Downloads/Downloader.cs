using System.Net;
using System.Net.Http.Headers;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Training.Data.Downloads;

/// <summary>
/// Fetches one file over HTTP, going on from where an earlier try broke off if the server allows it and still has the
/// same version (RFC 9110, sections 13 and 14).
/// </summary>
internal sealed class Downloader(HttpClient http, TimeProvider time, DataOptions options)
{
    private const int BufferBytes = 1 << 16;

    /// <exception cref="SpecException">The server does not give it, or it is too large, or the connection broke.</exception>
    /// <exception cref="IOException">It cannot be written here.</exception>
    public async Task DownloadAsync(Uri address, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var part = new PartFile(target);
        using var idle = new CancellationTokenSource(options.DownloadIdleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, idle.Token);
        try
        {
            using var response = await RequestAsync(address, part, either.Token).ConfigureAwait(false);
            var transfer = Transfer.Of(response, address);
            CheckSize(address, transfer.Total);
            await using (var file = transfer.Offset > 0 ? part.Continue() : part.Begin(ValidatorOf(response)))
                await CopyAsync(response, transfer, file, progress, idle, either.Token).ConfigureAwait(false);
            part.Complete();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw BrokenOff(address, $"the server sent nothing for {options.DownloadIdleTimeout.TotalSeconds:0} seconds", part);
        }
        catch (HttpRequestException e)
        {
            throw BrokenOff(address, e.Message, part);
        }
        catch (HttpIOException e)
        {
            throw BrokenOff(address, e.Message, part);
        }
    }

    /// <summary>Asks for the rest; if what is here is no beginning of what the server has now, for the whole.</summary>
    private async Task<HttpResponseMessage> RequestAsync(Uri address, PartFile part, CancellationToken cancellation)
    {
        var response = await SendAsync(address, part, cancellation).ConfigureAwait(false);
        if (part.ResumableLength > 0 && !Fits(response, part))
        {
            response.Dispose();
            part.Discard();
            response = await SendAsync(address, part, cancellation).ConfigureAwait(false);
        }

        return response;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, PartFile part, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Sweep", "0.1"));
        if (part.ResumableLength is > 0 and var offset)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.TryAddWithoutValidation("If-Range", part.Validator);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }

    private static bool Fits(HttpResponseMessage response, PartFile part) => response.StatusCode switch
    {
        HttpStatusCode.PartialContent =>
            response.Content.Headers.ContentRange?.From == part.ResumableLength && (ValidatorOf(response) ?? part.Validator) == part.Validator,
        HttpStatusCode.RequestedRangeNotSatisfiable => false,
        _ => true,
    };

    private async Task CopyAsync(
        HttpResponseMessage response, Transfer transfer, FileStream file, IProgress<DownloadProgress>? progress, CancellationTokenSource idle, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var received = transfer.Offset;
        var buffer = new byte[BufferBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            progress?.Report(new DownloadProgress(name, received, transfer.Total));
            idle.CancelAfter(options.DownloadIdleTimeout);
            var count = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            if (count == 0)
                break;
            received += count;
            CheckSize(response.RequestMessage!.RequestUri!, received);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
        }

        if (transfer.Total is { } total && total != received)
            throw new HttpIOException(HttpRequestError.ResponseEnded, "the connection ended early");
    }

    private void CheckSize(Uri address, long? bytes)
    {
        if (bytes > options.MaxDownloadBytes)
            throw new SpecException(address.ToString(), $"larger than the {options.MaxDownloadBytes:N0} bytes that a download may have");
    }

    /// <summary>Weak ETags name equal meaning, not equal bytes, so they cannot join two halves.</summary>
    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R");

    private static SpecException BrokenOff(Uri address, string why, PartFile part) => new(
        address.ToString(),
        part.ResumableLength > 0
            ? $"the download broke off after {part.ResumableLength:N0} bytes ({why}); the next try goes on from there"
            : $"cannot be downloaded ({why}); check the connection and try again");

    /// <param name="Offset">Bytes that are here already.</param>
    /// <param name="Total">Bytes of the whole file; null if the server does not say.</param>
    private readonly record struct Transfer(long Offset, long? Total)
    {
        public static Transfer Of(HttpResponseMessage response, Uri address)
        {
            var headers = response.Content.Headers;
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new Transfer(0, headers.ContentLength),
                HttpStatusCode.PartialContent when headers.ContentRange is { From: { } from } range => new Transfer(from, range.Length),
                var status => throw new SpecException(address.ToString(), $"the server answered {(int)status} {response.ReasonPhrase}"),
            };
        }
    }
}
