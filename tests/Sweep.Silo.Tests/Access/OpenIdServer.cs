using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Sweep.Silo.Web;

namespace Sweep.Silo.Tests.Access;

/// <summary>An OpenID Connect provider on loopback: discovery, keys, and the code flow with PKCE. Whoever comes is somebody it knows.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string ClientId = "sweep-silo";

    public const string ClientSecret = "hush-0123456789abcdef";

    private const string KeyName = "key-1";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> codes = new(StringComparer.Ordinal);

    private OpenIdServer(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Address()!;

    /// <summary>What it says of the next person.</summary>
    public Answer Next { get; set; } = new([]);

    public static async Task<OpenIdServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        var server = new OpenIdServer(builder.Build());
        server.app.MapGet("/.well-known/openid-configuration", server.Discover);
        server.app.MapGet("/keys", server.ShowKeys);
        server.app.MapGet("/authorize", server.Authorize);
        server.app.MapPost("/token", server.RedeemAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A token that a program got for an API.</summary>
    public string AccessToken(string audience, Answer answer) => Sign(answer with { Audience = audience }, nonce: null);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private IResult Discover() => TypedResults.Json(new
    {
        issuer = Address,
        authorization_endpoint = $"{Address}/authorize",
        token_endpoint = $"{Address}/token",
        jwks_uri = $"{Address}/keys",
    });

    private IResult ShowKeys()
    {
        var shown = key.ExportParameters(includePrivateParameters: false);
        return TypedResults.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = KeyName, n = Base64Url.EncodeToString(shown.Modulus), e = Base64Url.EncodeToString(shown.Exponent) } },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["scope"] != "openid")
            return TypedResults.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(query["redirect_uri"].ToString(), query["nonce"].ToString(), query["code_challenge"].ToString());
        return TypedResults.Redirect($"{query["redirect_uri"]}{QueryString.Create("code", code).Add("state", query["state"].ToString())}");
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked.RedirectUri
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return TypedResults.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        return TypedResults.Json(new { access_token = "for-nothing", token_type = "Bearer", id_token = Sign(Next, Next.Nonce ?? asked.Nonce) });
    }

    private string Sign(Answer answer, string? nonce)
    {
        var claims = new Dictionary<string, object> { ["sub"] = "somebody", ["roles"] = answer.Roles.ToArray() };
        if (nonce is not null)
            claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = answer.Issuer ?? Address,
            Audience = answer.Audience,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(answer.OtherKey ? otherKey : key) { KeyId = KeyName }, SecurityAlgorithms.RsaSha256),
        });
    }

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge);
}

/// <summary>What a provider says of somebody, right but for what a test makes wrong.</summary>
/// <param name="Nonce">Null for the one that was asked for.</param>
/// <param name="Issuer">Null for the provider.</param>
/// <param name="OtherKey">Whether it is signed by a key that the provider does not show.</param>
internal sealed record Answer(IReadOnlyList<string> Roles, string? Nonce = null, string Audience = OpenIdServer.ClientId, string? Issuer = null, bool OtherKey = false);
