using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>Trained models.</summary>
public sealed partial class SweepClient
{
    /// <summary>Answers of a trial's model; null if it has none yet.</summary>
    public Task<IReadOnlyList<Prediction>?> PredictAsync(TrialId trial, IReadOnlyList<string> texts) => Calls.Call(() => Library.Predict(trial, texts));

    /// <summary>
    /// A trial's model after its last stored epoch, and after its best one, with vocabulary, labels and configuration: a
    /// file in the safetensors format. Null if it has none yet.
    /// </summary>
    public async Task<byte[]?> DownloadModelAsync(TrialId trial, CancellationToken cancellation = default)
    {
        while (await ReadAsync(0) is { } first)
        {
            var model = new byte[first.Length];
            var read = 0;
            // Another hash is that of a later epoch, whose model has taken this one's place: from the beginning again.
            for (var chunk = first; chunk?.Sha256 == first.Sha256; chunk = await ReadAsync(read))
            {
                chunk.Bytes.CopyTo(model, read);
                read += chunk.Bytes.Length;
                if (read == model.Length)
                    return model;
            }
        }

        return null;

        Task<ModelChunk?> ReadAsync(int offset)
        {
            cancellation.ThrowIfCancellationRequested();
            return Calls.Call(() => Library.ReadModel(trial, offset));
        }
    }
}
