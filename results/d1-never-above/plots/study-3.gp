# final / initial excess loss against d0: d1-never-above
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 1173,1011 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '1e%T'
set yrange [3.497267306575768e-31:1.099798578428885]

set lmargin at screen 0.0742; set rmargin at screen 0.3112; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=20, examples=200)' font ',10'
set ylabel 'final / initial excess loss' offset 1.2,0
$data0 << EOD
1e-08 0.805977261072067 0.8043745075353119 0.8072695189051412 NaN
0.0001 0.043835693303520065 0.04343359729949083 0.0440470778108427 NaN
0.01 0.022730195682220785 0.022372311098531977 0.023070103850478585 NaN
EOD
$data1 << EOD
1e-08 0.8137462645242217 0.7754231601761007 0.8430278651740202 NaN
0.0001 0.4615865042949203 0.4379799710674546 0.4800186043928033 NaN
0.01 0.42965155606722294 0.40885247086127674 0.4497450822232606 NaN
EOD
$data2 << EOD
1e-06 0.03733954050323478 0.034290536611595084 0.040803284558878425 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4075; set rmargin at screen 0.6445; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'absolute-loss(dimension=2, examples=5)' font ',10'
unset ylabel
$data3 << EOD
1e-08 0.8054753410080431 0.8024006635589501 0.807490599415053 NaN
0.0001 0.04333127202607785 0.04190896552976851 0.04533566068077886 NaN
0.01 0.022736361317282155 0.021469928407806833 0.023899519966970876 NaN
EOD
$data4 << EOD
1e-08 0.6346285429129037 0.583715812993845 0.6697666664142774 NaN
0.0001 0.39113429723317505 0.27293036350902194 0.4698057692809439 NaN
0.01 0.3799422216103192 0.35255313371530117 0.41865105270484343 NaN
EOD
$data5 << EOD
1e-06 0.025859271211881103 0.02217575787249515 0.030917607718719795 NaN
EOD
plot $data3 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7408; set rmargin at screen 0.9778; set tmargin at screen 0.9476; set bmargin at screen 0.7319
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0)' font ',10'
unset ylabel
$data6 << EOD
1e-08 0.828703554466744 0.8152878878594803 0.8459989064837578 NaN
0.0001 0.10440254799178 0.09874189198641153 0.11466789077140878 NaN
0.01 0.056490683101378183 0.0528288167002319 0.05962362550361809 NaN
EOD
$data7 << EOD
1e-08 0.4067396177310172 0.3722753000571103 0.4349506248886521 NaN
0.0001 0.40854412543854945 0.3809327436715976 0.4284241509134348 NaN
0.01 0.4151570340789068 0.3851488459704113 0.4477635645597158 NaN
EOD
$data8 << EOD
1e-06 0.0464745543459201 0.04228330433669815 0.0483991709582805 NaN
EOD
plot $data6 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.0742; set rmargin at screen 0.3112; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=20, examples=200,'."\n".'residual=0.1)' font ',10'
set ylabel 'final / initial excess loss' offset 1.2,0
$data9 << EOD
1e-08 0.8212240801026733 0.7942467032982639 0.8413334906944442 NaN
0.0001 0.09294165495184646 0.08882046398908013 0.10045563691337113 NaN
0.01 0.04737016290955179 0.04413376132667261 0.049987503222804576 NaN
EOD
$data10 << EOD
1e-08 0.3899171060439567 0.3620455743283594 0.41643353427496554 NaN
0.0001 0.3915428608996926 0.346651836578646 0.42246070020131515 NaN
0.01 0.3947081262672304 0.3678234450694389 0.44284832361050497 NaN
EOD
$data11 << EOD
1e-06 0.034855699566219964 0.03158705553264763 0.03820635495457668 NaN
EOD
plot $data9 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4075; set rmargin at screen 0.6445; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'chebyshev-max(dimension=2, examples=20, residual=0)' font ',10'
unset ylabel
$data12 << EOD
1e-08 0.8038169552809903 0.7999663101186071 0.8070053803841648 NaN
0.0001 0.042702184439612156 0.04160845258371198 0.04441233838474992 NaN
0.01 0.021835054458101494 0.021214348629913015 0.022554631626426656 NaN
EOD
$data13 << EOD
1e-08 0.5811210028886511 0.49597133272755267 0.6643533676263933 NaN
0.0001 0.4156603078284252 0.3414115353605089 0.496980391092978 NaN
0.01 0.3663490045007799 0.3405325327105023 0.4216887042855131 NaN
EOD
$data14 << EOD
1e-06 0.024269531806226527 0.02001343669748358 0.02995132391762814 NaN
EOD
plot $data12 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data13 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data13 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data14 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7408; set rmargin at screen 0.9778; set tmargin at screen 0.6261; set bmargin at screen 0.4105
set title 'quadratic(smallest=0.1)' font ',10'
unset ylabel
$data15 << EOD
1e-08 0.701217561338381 0.699375181464682 0.7029381183442689 NaN
0.0001 0.013255444806509241 0.012338162587231789 0.014012315700691487 NaN
0.01 0.0018799982941068492 0.0017890240464161046 0.0019882131043861273 NaN
EOD
$data16 << EOD
1e-08 1.7609685451178482e-12 4.860253845546727e-31 1.099798578428885 NaN
0.0001 2.643191611079197e-14 5.31776124744926e-31 1.099798578428885 NaN
0.01 2.427203695715288e-12 4.546447498548499e-31 1.099798578428885 NaN
EOD
$data17 << EOD
1e-06 1.9125725659183084e-26 4.836585366305069e-27 2.213618206282113e-25 NaN
EOD
plot $data15 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data15 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data16 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data16 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data17 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data17 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.0742; set rmargin at screen 0.3112; set tmargin at screen 0.3046; set bmargin at screen 0.0890
set title 'quadratic(smallest=0.001)' font ',10'
set ylabel 'final / initial excess loss' offset 1.2,0
$data18 << EOD
1e-08 0.6222772807737799 0.6120907278505252 0.6318591301531755 NaN
0.0001 0.038189752075439024 0.03462613482655303 0.0414869977686378 NaN
0.01 0.01191884309967737 0.010762511922422195 0.013302466158898964 NaN
EOD
$data19 << EOD
1e-08 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data20 << EOD
1e-06 7.758993241756364e-26 4.855651111317057e-27 1.3104757223017886e-23 NaN
EOD
$data21 << EOD
1e-08 1.099798578428885
0.0001 1.099798578428885
0.01 1.099798578428885
EOD
plot $data18 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data18 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data19 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data19 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data20 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data20 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data21 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#D55E00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2225, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.4084, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.5303, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adagrad'
set key at screen 0.6769, screen 0.0297 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 9 pointsize 0.8 linecolor rgb '#444444' title 'infinite'
unset multiplot
