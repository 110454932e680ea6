# convex bound Ω* with D = G = 1 against steps: c2-bound-peaks
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'steps'
set logscale x; set format x '%g'

set xrange [83.33333333333334:12000]
set logscale y; set format y '%g'
set yrange [0.015849719761858668:0.28993585288218704]
set ytics ('0.02' 0.02, '0.05' 0.05, '0.1' 0.1, '0.2' 0.2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'c2-bound-peaks'
set ylabel 'convex bound Ω* with D = G = 1' offset 1.2,0
$data0 << EOD
100 0.2091143516466981 0.2091143516466981 0.2091143516466981 NaN
200 0.14675553572522734 0.14675553572522734 0.14675553572522734 NaN
400 0.10338590586712262 0.10338590586712262 0.10338590586712262 NaN
1000 0.06524283477353969 0.06524283477353969 0.06524283477353969 NaN
4000 0.03258585079746432 0.03258585079746432 0.03258585079746432 NaN
10000 0.02060463569041627 0.02060463569041627 0.02060463569041627 NaN
EOD
$data1 << EOD
100 0.22302757914014387 0.22302757914014387 0.22302757914014387 NaN
200 0.1558605615571924 0.1558605615571924 0.1558605615571924 NaN
400 0.10932301248876061 0.10932301248876061 0.10932301248876061 NaN
1000 0.06870703056084301 0.06870703056084301 0.06870703056084301 NaN
4000 0.03421152385287332 0.03421152385287332 0.03421152385287332 NaN
10000 0.021614472547541484 0.021614472547541484 0.021614472547541484 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3143, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'cosine'
set key at screen 0.5161, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'wsd'
unset multiplot
