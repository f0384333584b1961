package remote

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/go-resty/resty/v2"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Limits of the connections.
const (
	dialTimeout     = 10 * time.Second
	idlePerHost     = 16 // more than the outbox ever sends at once, so that no connection is thrown away
	idleTimeout     = 90 * time.Second
	keepAlivePeriod = 30 * time.Second
)

// Client speaks the contract with one platform. It is safe for use by several goroutines and keeps its
// connections open between requests.
type Client struct {
	rest *resty.Client
}

// New makes a client. It opens no connection; a base address that cannot be used is an invalid fault
// "remote.address".
func New(config Config) (*Client, error) {
	base, err := config.check()
	if err != nil {
		return nil, err
	}
	timeoutMS := config.TimeoutMS
	if timeoutMS == 0 {
		timeoutMS = DefaultTimeoutMS
	}
	rest := resty.NewWithClient(&http.Client{Transport: transport()}).
		SetBaseURL(base.String()).
		SetTimeout(time.Duration(timeoutMS)*time.Millisecond).
		SetRedirectPolicy(resty.RedirectPolicyFunc(follow)).
		SetResponseBodyLimit(MaxAnswerBytes).
		SetLogger(silent{}).
		SetHeader("Accept", "application/json, application/problem+json")
	if config.Token != "" {
		rest.SetHeader("Authorization", "Bearer "+config.Token)
	}
	return &Client{rest: rest}, nil
}

// transport keeps connections and speaks TLS 1.2 or newer (RFC 9325, section 3.1.1). Compression is off: a
// message is small, and a short answer that unpacks to gigabytes must not be possible.
func transport() *http.Transport {
	dialer := &net.Dialer{Timeout: dialTimeout, KeepAlive: keepAlivePeriod}
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         dialer.DialContext,
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout: dialTimeout,
		ForceAttemptHTTP2:   true,
		DisableCompression:  true,
		MaxIdleConnsPerHost: idlePerHost,
		IdleConnTimeout:     idleTimeout,
	}
}

// follow follows no redirect. The contract has none, so one comes from a sign-in page or a moved server; and
// our token must not travel to another host.
func follow(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// silent keeps the library from writing to the standard error of a window program.
type silent struct{}

func (silent) Errorf(string, ...any) {}
func (silent) Warnf(string, ...any)  {}
func (silent) Debugf(string, ...any) {}

// Close gives the idle connections back.
func (c *Client) Close() { c.rest.GetClient().CloseIdleConnections() }

// reply is what came back from one request: a whole answer, or the reason why there is none.
type reply struct {
	status int
	header http.Header
	body   []byte
	reason Reason // set when there is no answer
	detail string
}

// do sends one request. The error is set only when the caller's context ended.
func (c *Client) do(request *resty.Request, method, path string) (reply, error) {
	ctx := request.Context()
	response, err := request.Execute(method, path)
	switch {
	case ctx.Err() != nil:
		return reply{}, context.Cause(ctx)
	case err != nil:
		return reply{reason: reasonOf(err), detail: err.Error()}, nil
	}
	return reply{status: response.StatusCode(), header: response.Header(), body: response.Body()}, nil
}

// reasonOf tells why a request got no answer. An answer that is too long was an answer, and junk; a time limit
// that ended while dialling means that nothing was reached.
func reasonOf(err error) Reason {
	var op *net.OpError
	var timed interface{ Timeout() bool }
	switch {
	case errors.Is(err, resty.ErrResponseBodyTooLarge):
		return Server
	case errors.As(err, &op) && op.Op == "dial":
		return Offline
	case errors.As(err, &timed) && timed.Timeout():
		return Slow
	}
	return Offline
}

// Head asks where the platform's history stands. A platform that does not serve now is an unavailable fault,
// here and in the other reads.
func (c *Client) Head(ctx context.Context) (head Head, err error) {
	err = c.read(ctx, "/v1/head", &head)
	return head, err
}

// StationHead asks for the highest as_of the platform has accepted from a station.
func (c *Client) StationHead(ctx context.Context, station string) (head StationHead, err error) {
	err = c.read(ctx, "/v1/stations/"+url.PathEscape(station)+"/head", &head)
	return head, err
}

// Changes reads the page behind a cursor; the empty cursor is the beginning, and limit 0 leaves the length to
// the platform. A cursor that the platform no longer knows (it was restored to the past) is a conflict fault
// "remote.cursor_expired": read from the beginning again.
func (c *Client) Changes(ctx context.Context, cursor string, limit int) (page Page, err error) {
	asked := url.Values{}
	if cursor != "" {
		asked.Set("cursor", cursor)
	}
	if limit > 0 {
		asked.Set("limit", strconv.Itoa(limit))
	}
	err = c.read(ctx, "/v1/changes?"+asked.Encode(), &page)
	return page, err
}

// Get reads one document; one the platform does not hold is a not_found fault "remote.document_unknown".
func (c *Client) Get(ctx context.Context, kind Kind, externalID string) (found Document, err error) {
	err = c.read(ctx, documentPath(kind, externalID), &found)
	if fault.CodeOf(err) == fault.NotFound {
		err = fault.New(fault.NotFound, words.RemoteDocumentUnknown,
			fault.Params{"kind": kind, "external_id": externalID})
	}
	return found, err
}

func documentPath(kind Kind, externalID string) string {
	return "/v1/" + string(kind) + "/" + url.PathEscape(externalID)
}

// wellFormed is what every answer to a read can tell about itself; encoding/json takes any object for any
// struct, so an answer of somebody else would read as zeros.
type wellFormed interface{ complete() bool }

func (h *Head) complete() bool        { return h.History != "" }
func (h *StationHead) complete() bool { return h.Epoch >= 0 && h.Seq >= 0 }
func (p *Page) complete() bool        { return p.Items != nil }
func (d *Document) complete() bool    { return d.ExternalID != "" && d.Version > 0 && len(d.Body) > 0 }

// read asks a question and puts the answer into found.
func (c *Client) read(ctx context.Context, path string, found wellFormed) error {
	got, err := c.do(c.rest.R().SetContext(ctx), http.MethodGet, path)
	if err != nil {
		return err
	}
	if got.status == http.StatusOK {
		if err := json.Unmarshal(got.body, found); err != nil || !found.complete() {
			return unavailable(Server).Because(err)
		}
		return nil
	}
	refused := got.refusal()
	switch {
	case refused.Outcome == Retry:
		return unavailable(refused.Reason)
	case got.status == http.StatusGone:
		return fault.New(fault.Conflict, words.RemoteCursorExpired, nil)
	case got.status == http.StatusNotFound && refused.Code == codeNotHeld:
		return fault.New(fault.NotFound, words.RemoteDocumentUnknown, nil)
	}
	return fault.New(fault.Invalid, words.RemoteRequestRefused, fault.Params{"code": refused.Code})
}
