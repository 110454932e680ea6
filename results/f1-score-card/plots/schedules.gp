# The schedules: learning rate against the step
# Run with: gnuplot -d schedules.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'schedules.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
unset title
set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0
set yrange [0:1.05]
$data0 << EOD
0 1
11 0.9981351882464706
22 0.9925546630773869
33 0.9833000510084536
44 0.9704403844771128
55 0.9540715869125407
67 0.9323567202600775
79 0.9068042247503936
91 0.8776409061425918
104 0.8422735529643444
118 0.8002101126629421
133 0.7511327665716863
150 0.6913417161825449
170 0.6167226819279528
206 0.4764467746451787
234 0.3680634750173137
253 0.29782820223562756
269 0.2421070508574763
284 0.1935464731735119
298 0.15204360170384285
311 0.117258393253456
323 0.08867974098957014
335 0.06375199646360141
347 0.04269642010069319
358 0.02695732058622735
369 0.014746763265728768
380 0.006155829702431171
391 0.0012486017918649781
399 1.5421177605168257e-05
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3982, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'cosine'
unset multiplot
