using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Storage.Checkpoints;

/// <summary>
/// Checkpoints as objects of an S3 bucket, or of another server that speaks S3. Endpoint, region and credentials are those
/// of the AWS SDK's own environment: AWS_ENDPOINT_URL_S3, AWS_REGION, AWS_ACCESS_KEY_ID and so on.
/// </summary>
public sealed class S3Checkpoints : ICheckpointStore
{
    /// <summary>Shorter, with the tries together, than the 30 s that the caller of a grain waits.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    private const int Retries = 2;

    private readonly string bucket;
    private readonly string prefix;
    private readonly AmazonS3Client client;

    /// <param name="bucket">The bucket's name; it exists.</param>
    /// <param name="prefix">What every key begins with; empty, or ending in a slash.</param>
    /// <exception cref="StoreException">The environment says too little: no region, or no credentials.</exception>
    public S3Checkpoints(string bucket, string prefix)
    {
        this.bucket = bucket;
        this.prefix = prefix;
        try
        {
            client = new AmazonS3Client(new AmazonS3Config
            {
                // Servers other than Amazon's seldom answer to a host name for each bucket, nor know its newer checksums;
                // ours are in the keys.
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                Timeout = Timeout,
                MaxErrorRetry = Retries,
            });
        }
        catch (AmazonClientException e)
        {
            throw Refused("reached", e);
        }
    }

    public Task Check() => Try("reached", () => client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, MaxKeys = 1 }));

    public Task Put(CheckpointKey key, byte[] state) => Try("written", () => client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = prefix + CheckpointPaths.Of(key),
        InputStream = new MemoryStream(state, writable: false),
        UseChunkEncoding = false,
    }));

    public Task<byte[]?> Get(CheckpointKey key) => Try("read", async () =>
    {
        try
        {
            using var answer = await client.GetObjectAsync(bucket, prefix + CheckpointPaths.Of(key));
            var state = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(state);
            return state.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    });

    public Task Delete(CheckpointKey key) => Try("cleared", () => client.DeleteObjectAsync(bucket, prefix + CheckpointPaths.Of(key)));

    public Task DeleteAllBut(TrialId trial, CheckpointKey? kept) =>
        DeleteBelow($"{CheckpointPaths.Of(trial)}/", kept is null ? null : prefix + CheckpointPaths.Of(kept));

    public Task DeleteStudy(string study) => DeleteBelow($"{CheckpointPaths.Of(study)}/", kept: null);

    public void Dispose() => client.Dispose();

    /// <summary>One by one, since some servers ask for a checksum that others do not know where many are deleted at once.</summary>
    private Task DeleteBelow(string path, string? kept) => Try("cleared", async () =>
    {
        var pages = client.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix + path });
        await Parallel.ForEachAsync(
            pages.S3Objects,
            async (found, cancellation) =>
            {
                if (found.Key != kept)
                    await client.DeleteObjectAsync(bucket, found.Key, cancellation);
            });
        return true;
    });

    private async Task<T> Try<T>(string what, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw Refused(what, e);
        }
    }

    private StoreException Refused(string what, Exception e) => new(
        $"The checkpoints in s3://{bucket}/{prefix} cannot be {what}: {e.Message} See that AWS_REGION or AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set on every node, and that the bucket is there.", e);
}
