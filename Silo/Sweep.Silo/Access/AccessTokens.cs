using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Sweep.Contracts;

namespace Sweep.Silo.Access;

/// <summary>The tokens that are set, and who comes with them.</summary>
internal sealed class AccessTokens(SiloOptions options)
{
    /// <summary>The claim that says which token a cookie was given for, so that it ends with the token.</summary>
    private const string TokenClaim = "token";

    private readonly byte[] operators = Hash(options.Token);
    private readonly byte[] readers = Hash(options.ReaderToken);

    /// <summary>False if everybody is let in, which only loopback allows.</summary>
    public bool Required => options.Token is not null;

    /// <summary>Who comes with this token; null for nobody.</summary>
    public ClaimsIdentity? Identify(string token, string scheme)
    {
        // Both are compared, whole, so that the time it takes tells nothing of either.
        var given = Hash(token);
        var isOperator = CryptographicOperations.FixedTimeEquals(given, operators) & options.Token is not null;
        var isReader = CryptographicOperations.FixedTimeEquals(given, readers) & options.ReaderToken is not null;
        return isOperator ? Identity(AccessPolicies.Operator, operators, scheme) : isReader ? Identity(AccessPolicies.Reader, readers, scheme) : null;
    }

    /// <summary>Whoever is on this machine.</summary>
    public static ClaimsIdentity Local(string scheme) => Identity(AccessPolicies.Operator, [], scheme);

    /// <summary>Whether the token that this identity came with is still set.</summary>
    public bool IsCurrent(ClaimsPrincipal user) =>
        user.FindFirstValue(TokenClaim) is { } token
        && token == Convert.ToHexString(SHA256.HashData(user.IsInRole(AccessPolicies.Operator) ? operators : readers));

    private static ClaimsIdentity Identity(string role, byte[] hash, string scheme) =>
        new([new(ClaimTypes.Name, role), new(ClaimTypes.Role, role), new(TokenClaim, Convert.ToHexString(SHA256.HashData(hash)))], scheme);

    private static byte[] Hash(string? token) => SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
}
