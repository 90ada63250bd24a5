namespace Sweep.Contracts.Grains;

/// <summary>Rows one after the other, however many there are, fetched page by page.</summary>
public static class RowPages
{
    /// <param name="size">Rows in a page.</param>
    /// <param name="get">Fetches the page after a row, or the first one.</param>
    public static async IAsyncEnumerable<T> AllAsync<T>(int size, Func<T?, int, Task<IReadOnlyList<T>>> get) where T : class
    {
        for (T? last = null; ;)
        {
            var page = await get(last, size);
            foreach (var item in page)
                yield return item;
            if (page.Count < size)
                yield break;
            last = page[^1];
        }
    }
}
