using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Sweep.Silo.Api;

/// <summary>Cuts lists into pages, each with a link to the next, in the answer and in its <c>Link</c> header.</summary>
internal sealed class Paging
{
    private const int MostItems = 1000;

    private readonly HttpContext context;
    private readonly int limit;

    /// <exception cref="BadQueryException">The limit is not one.</exception>
    public Paging(HttpContext context, int limit)
    {
        if (limit is < 1 or > MostItems)
            throw new BadQueryException($"limit is a whole number from 1 to {MostItems}, not {limit}.");
        (this.context, this.limit) = (context, limit);
    }

    /// <param name="items">Those of the page, and one more if there is one.</param>
    /// <param name="key">What the next page comes after.</param>
    public Page<T> Of<T>(IReadOnlyList<T> items, Func<T, object> key)
    {
        if (items.Count <= limit)
            return new Page<T>(items, null);
        var query = new QueryBuilder(context.Request.Query.Where(pair => pair.Key != "after").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))))
        {
            { "after", FormattableString.Invariant($"{key(items[limit - 1])}") },
        };
        var next = $"{context.Request.Path}{query.ToQueryString()}";
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return new Page<T>([.. items.Take(limit)], next);
    }
}
