using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Sweep.Contracts;

namespace Sweep.Silo.Access;

/// <summary>The tokens that are set, and who comes with them.</summary>
internal sealed class AccessTokens(SiloOptions options)
{
    private readonly byte[] operators = Hash(options.Token);
    private readonly byte[] readers = Hash(options.ReaderToken);

    /// <summary>Who comes with this token; null for nobody.</summary>
    public ClaimsIdentity? Identify(string token, string scheme)
    {
        // Both are compared, whole, so that the time it takes tells nothing of either.
        var given = Hash(token);
        var isOperator = CryptographicOperations.FixedTimeEquals(given, operators) & options.Token is not null;
        var isReader = CryptographicOperations.FixedTimeEquals(given, readers) & options.ReaderToken is not null;
        return isOperator ? AccessIdentity.Of(AccessPolicies.Operator, operators, scheme) : isReader ? AccessIdentity.Of(AccessPolicies.Reader, readers, scheme) : null;
    }

    /// <summary>Whoever is on this machine.</summary>
    public static ClaimsIdentity Local(string scheme) => AccessIdentity.Of(AccessPolicies.Operator, [], scheme);

    /// <summary>Whether the token that this identity came with is still set.</summary>
    public bool IsCurrent(ClaimsPrincipal user) =>
        AccessIdentity.CameWith(user, user.IsInRole(AccessPolicies.Operator) ? operators : readers);

    private static byte[] Hash(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
}
